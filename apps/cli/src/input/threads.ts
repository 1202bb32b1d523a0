import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { EvidenceError } from '@causeway/evidence';

/** What goes from one thread to the next: something to work on, or the error by which an earlier one refused it. */
type Message<T> = { value: T } | { refusal: Refusal };

/** An `EvidenceError` as it goes between threads. */
interface Refusal {
  code: string;
  message: string;
  hint: string;
  field: string[];
  limit: number | undefined;
}

/** What a thread is started with, beside what it is told. */
export interface Ports {
  from: MessagePort;
  to: MessagePort;
}

/**
 * Memory of a thread, MiB. Without a bound V8 lets garbage pile up to some hundred; what a thread needs is a
 * third of this, whatever it reads.
 */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 24 };

/**
 * Threads in a row: what is asked goes to the first, what it makes of it to the next, what the last makes of it is
 * the answer. Each works while the others do; answers come in the order of what was asked.
 */
export class Threads<Q, A> {
  readonly #workers: readonly Worker[];
  readonly #entry: MessagePort;
  readonly #waiting: { resolve: (answer: A) => void; reject: (error: unknown) => void }[] = [];
  #failed: unknown;

  /** @param files modules that call `work`, with what each is told */
  constructor(files: readonly (readonly [file: URL, told: unknown])[]) {
    const entry = new MessageChannel();
    this.#entry = entry.port1;
    let from = entry.port2;
    this.#workers = files.map(([file, told]) => {
      const { port1: next, port2: to } = new MessageChannel();
      const ports: Ports = { from, to };
      const worker = new Worker(file, { workerData: { ports, told }, transferList: [from, to], resourceLimits });
      worker.on('error', (error) => this.#fail(outOfMemory(error)));
      worker.on('exit', () => this.#fail(new Error('A thread that reads ended.')));
      from = next;
      return worker;
    });
    from.on('message', (message: Message<A>) => {
      const asked = this.#waiting.shift();
      if ('value' in message) asked?.resolve(message.value);
      else {
        const { code, message: said, hint, field, limit } = message.refusal;
        asked?.reject(new EvidenceError(code, said, hint, field, limit));
      }
    });
  }

  ask(value: Q, transfer: readonly ArrayBuffer[] = []): Promise<A> {
    return new Promise((resolve, reject) => {
      if (this.#failed !== undefined) {
        reject(this.#failed);
        return;
      }
      this.#waiting.push({ resolve, reject });
      this.#entry.postMessage({ value } satisfies Message<Q>, [...transfer]);
    });
  }

  async close(): Promise<void> {
    this.#entry.close();
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #fail(error: unknown): void {
    this.#failed ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failed);
  }
}

/** Works on what comes to this thread, and passes on what comes of it. What is no refusal of evidence ends the thread. */
export function work<Q, A>({ from, to }: Ports, one: (value: Q) => A): void {
  from.on('message', (message: Message<Q>) => {
    to.postMessage('value' in message ? attempt(message.value, one) : message);
  });
}

function attempt<Q, A>(value: Q, one: (value: Q) => A): Message<A> {
  try {
    return { value: one(value) };
  } catch (error) {
    if (!(error instanceof EvidenceError)) throw error;
    const { code, message, hint, field, limit } = error;
    return { refusal: { code, message, hint, field, limit } };
  }
}

function outOfMemory(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new EvidenceError(
    'TOO_LARGE',
    'The artifact holds more in one place than can be held in memory.',
    'Give the part of it around the failure.',
    ['artifacts'],
  );
}
