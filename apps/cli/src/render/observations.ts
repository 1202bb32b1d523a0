import type { Observation } from '@causeway/rules';
import { labelled, margin, spread, trimmedLeft, wrapped } from './layout.ts';
import { type Line, span } from './line.ts';
import type { View } from './view.ts';

/** Everything that was observed, each with where it comes from. */
export function observationLines({ diagnosis, width }: View): Line[] {
  const { observations } = diagnosis;
  const symptoms = diagnosis.symptoms.map((s) => s.title).join('; ');
  return [
    ...(symptoms
      ? labelled(
          'Noticed',
          wrapped(symptoms, width - 10).map((line): Line => [span(line)]),
        )
      : []),
    ...labelled('Seen', [[span(`${observations.length} observations`)]]),
    ...observations.flatMap((observation) => linesOf(observation, width)),
  ];
}

function linesOf({ statement, source, fact }: Observation, width: number): Line[] {
  const place = trimmedLeft(
    source.kind === 'lines'
      ? `${source.artifact}:${source.firstLine}`
      : { report: 'your words', answer: 'your answer', probe: 'probe', profile: 'profile' }[source.kind],
    Math.floor(width * 0.35),
  );
  const [head = '', ...tail] = wrapped(statement, width - 6 - place.length);
  return [
    spread([...margin(4), span(head)], [span(place, 'dim')], width),
    ...tail.map((line): Line => [...margin(4), span(line)]),
    ...wrapped(fact, width - 6).map((line): Line => [...margin(6), span(line, 'dim')]),
  ];
}
