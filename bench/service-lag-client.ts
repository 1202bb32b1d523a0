import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** Where to call, and the evidence to give. */
export interface Calls {
  url: string;
  content: string;
}

/** What calling was like. */
export interface Called {
  /** Milliseconds until the evidence was diagnosed. */
  diagnoseMs: number;
  /** How often `{__typename}` was answered meanwhile. */
  answers: number;
  /** Milliseconds of those answers at the 99th percentile. */
  p99: number;
  /** What the diagnosis was refused with. */
  error: string | undefined;
}

const { url, content }: Calls = workerData;

async function ask(
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ errors?: { message: string }[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

const started = performance.now();
let reading = true;
const diagnosed = ask(
  'query ($content: String!) { diagnose(input: { artifacts: [{ content: $content }] }) { conclusive failures { count } } }',
  { content },
).then(({ errors }) => {
  reading = false;
  return { ms: performance.now() - started, error: errors?.[0]?.message };
});
const times: number[] = [];
while (reading) {
  const before = performance.now();
  await ask('{ __typename }');
  times.push(performance.now() - before);
  await wait(20);
}
const { ms, error } = await diagnosed;
times.sort((a, b) => a - b);
const called: Called = {
  diagnoseMs: ms,
  answers: times.length,
  p99: times[Math.floor(times.length * 0.99)] ?? 0,
  error,
};
parentPort?.postMessage(called);
