import { toCurl, toPostmanCollection } from '@causeway/evidence';
import { choicesOf, type Diagnosis, diagnose, type Evidence, type Knowledge } from '@causeway/rules';
import type { Scenario } from './answers.ts';
import { diagnosedOnCommandLine } from './command-line.ts';

/** The evidence of a scenario as a person would give it: answers as choices. */
function evidenceOf({ report, artifact, answers, provider }: Scenario, knowledge: Knowledge): Evidence {
  return {
    report,
    provider,
    artifacts: artifact ? [{ name: 'pasted', content: artifact }] : [],
    answers: Object.entries(answers ?? {}).map(([question, value]) => {
      if (value === null) return { question, choice: null };
      const fact = knowledge.facts.get(question);
      const choice = fact && choicesOf(fact).find((c) => c.value === value);
      return choice ? { question, choice: choice.id } : { question, value: String(value) };
    }),
  };
}

/** Diagnoses a scenario with the real engine. */
function diagnoseScenario(scenario: Scenario, knowledge: Knowledge): Promise<Diagnosis> {
  const now = scenario.now ? Date.parse(scenario.now) : Date.UTC(2026, 0, 1);
  return diagnose(evidenceOf(scenario, knowledge), knowledge, { now, redactionKey: 'help-page' });
}

/** What of a scenario's expectation did not come out, in sentences; empty where all did. */
export async function checkScenario(scenario: Scenario, knowledge: Knowledge): Promise<string[]> {
  const diagnosis = await diagnoseScenario(scenario, knowledge);
  return [
    ...causeProblems(scenario, diagnosis, knowledge),
    ...nextStepProblems(scenario, diagnosis, knowledge),
    ...adviceProblems(scenario, diagnosis),
    ...providerProblems(scenario, diagnosis),
    ...reproductionProblems(scenario, diagnosis),
    ...(await commandLineProblems(scenario)),
  ];
}

function causeProblems({ expect }: Scenario, diagnosis: Diagnosis, knowledge: Knowledge): string[] {
  const problems: string[] = [];
  if (expect.symptom && !diagnosis.symptoms.some((s) => s.id === expect.symptom)) {
    problems.push(`shows ${diagnosis.symptoms.map((s) => s.id).join(', ') || 'no symptom'}, not ${expect.symptom}`);
  }
  if (expect.conclusive !== undefined && diagnosis.conclusive !== expect.conclusive) {
    problems.push(`is ${diagnosis.conclusive ? '' : 'not '}conclusive: ${ranking(diagnosis)}`);
  }
  if (!expect.cause) return problems;
  const id = expect.cause === 'none' ? null : expect.cause;
  const rank = diagnosis.hypotheses.findIndex((h) => (h.cause?.id ?? null) === id) + 1;
  if (rank < 1) return [...problems, `${expect.cause} is no cause`];
  if (rank > (expect.within ?? 1)) problems.push(`${expect.cause} comes at place ${rank}: ${ranking(diagnosis)}`);
  const findings = (diagnosis.hypotheses[rank - 1]?.findings ?? [])
    .filter((f) => f.direction === 'supports')
    .map((f) => f.statement);
  const fix = id === null ? undefined : knowledge.causes.get(id)?.fix;
  return [
    ...problems,
    ...missing('its findings', findings.join('\n'), expect.finding_says),
    ...missing('its fix', fix?.steps, expect.fix_says),
    ...missing('Verify', fix?.verify, expect.verify_says),
    ...missing('Prevent', fix?.prevent, expect.prevent_says),
    ...missing('its command', fix?.command, expect.command_says),
  ];
}

function nextStepProblems({ expect }: Scenario, diagnosis: Diagnosis, knowledge: Knowledge): string[] {
  const step = diagnosis.nextStep;
  const next = step.kind === 'ask' ? step.fact : step.kind === 'request' ? step.request.id : step.kind;
  const problems: string[] = [];
  const wanted = expect.question ?? expect.request ?? (expect.escalates ? 'escalate' : undefined);
  if (wanted && wanted !== next) problems.push(`the next step is ${next}, not ${wanted}: ${ranking(diagnosis)}`);
  const ask = knowledge.facts.get(expect.question ?? '')?.ask;
  const where = diagnosis.provider?.find?.[expect.question ?? ''];
  const request = knowledge.requests.find((r) => r.id === expect.request);
  return [
    ...problems,
    ...missing('the question', [ask?.text, where ?? ask?.help].join('\n'), expect.question_says),
    ...missing('the request', request?.instructions, expect.request_says),
    ...missing('the reason', step.kind === 'escalate' ? step.reason : '', expect.escalates),
  ];
}

function adviceProblems({ expect }: Scenario, { advice }: Diagnosis): string[] {
  const given = advice.map((a) => a.id);
  const shown = `advises ${given.join(', ') || 'nothing'}`;
  return [
    ...(expect.advice ?? []).filter((id) => !given.includes(id)).map((id) => `${shown}, not ${id}`),
    ...(expect.no_advice ?? []).filter((id) => given.includes(id)).map((id) => `advises ${id}, which is kept already`),
    ...missing('the advice', advice.find((a) => a.id === expect.advice?.[0])?.text, expect.advice_says),
  ];
}

function providerProblems({ expect }: Scenario, { provider }: Diagnosis): string[] {
  const problems: string[] = [];
  if (expect.provider && provider?.id !== expect.provider) {
    problems.push(`the vendor is ${provider?.id ?? 'not known'}, not ${expect.provider}`);
  }
  if (expect.api_reference !== undefined && (provider?.docs?.api ?? null) !== expect.api_reference) {
    problems.push(`the API reference is at ${provider?.docs?.api ?? 'no known address'}`);
  }
  if (expect.provider_setting && provider?.settings?.webhooks !== expect.provider_setting) {
    problems.push(`settings of webhooks are under ${provider?.settings?.webhooks ?? 'no known path'}`);
  }
  return [
    ...problems,
    ...Object.entries(expect.finds ?? {}).flatMap(([fact, words]) =>
      missing(`where to find ${fact}`, provider?.find?.[fact], words),
    ),
  ];
}

function reproductionProblems({ expect }: Scenario, diagnosis: Diagnosis): string[] {
  if (!expect.reproduction) return [];
  const exchange = (diagnosis.hypotheses[0]?.failure ?? diagnosis.failures[0])?.exchanges[0];
  if (!exchange) return ['there is no failing request to send again'];
  return [
    ...missing('the curl command', toCurl(exchange), expect.reproduction.curl),
    ...missing('the Postman collection', JSON.stringify(toPostmanCollection(exchange)), expect.reproduction.postman),
  ];
}

async function commandLineProblems({ report, expect }: Scenario): Promise<string[]> {
  if (!expect.command_line_says) return [];
  return missing('the command line', await diagnosedOnCommandLine(report ?? ''), expect.command_line_says);
}

function missing(where: string, said: string | null | undefined, wanted: readonly string[] | undefined): string[] {
  const flat = (said ?? '').replace(/\s+/g, ' ').toLowerCase();
  return (wanted ?? []).filter((w) => !flat.includes(w.toLowerCase())).map((w) => `${where} does not say "${w}"`);
}

function ranking({ hypotheses }: Diagnosis): string {
  return hypotheses
    .slice(0, 5)
    .map((h) => `${h.cause?.id ?? 'none'} ${Math.round(h.probability * 100)} %`)
    .join(', ');
}
