import type { Knowledge, Observation, ObservationSource } from '@causeway/rules';
import { questionJson } from './question-json.ts';

/** An observation as the contract has it. */
export function observationJson({ fact, statement, value, source }: Observation, knowledge: Knowledge): object {
  return { fact, statement, value, source: sourceJson(source, knowledge) };
}

function sourceJson(source: ObservationSource, knowledge: Knowledge): object {
  switch (source.kind) {
    case 'lines': {
      const { artifact, firstLine, lastLine, quote } = source;
      return { __typename: 'ArtifactLines', artifact, firstLine, lastLine, quote };
    }
    case 'report':
      return { __typename: 'ReportWords', quote: source.quote };
    case 'answer':
      return { __typename: 'GivenAnswer', question: questionJson(knowledge.facts.get(source.question)) };
    case 'probe':
      return { __typename: 'ProbeResult', check: source.check, at: source.at };
    case 'profile':
      return { __typename: 'ProfileEntry', provider: source.provider };
  }
}
