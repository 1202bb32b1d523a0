import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { rustError } from './rust-error.ts';

const shown = (what: string) => sample('rust-error', `${what}.txt`);
const readText = (text: string) => read([toDocument('a', text)], [rustError]);

describe('what Rust 1.95 and reqwest printed', () => {
  it.each([
    ['anyhow-refused', 'ECONNREFUSED', 'https://refused.example.com/v1/me', 7],
    ['anyhow-self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'https://self.example.com/v1/me', 5],
    ['reqwest-0-12', 'ENOTFOUND', 'https://api.example.com/v1/orders', 10],
  ])('%s: one failed call with its causes', (what, code, url, lastLine) => {
    const { exchanges, records } = readText(shown(what));
    expect(records).toEqual([]);
    expect(exchanges).toMatchObject([{ firstLine: 1, seenFrom: 'client', request: { url }, error: { code } }]);
    expect(exchanges[0]?.lastLine).toBeGreaterThanOrEqual(lastLine);
  });

  it('reads the answer that an anyhow error was about', () => {
    expect(readText(shown('anyhow-status')).exchanges).toMatchObject([
      {
        firstLine: 1,
        lastLine: 4,
        request: { url: 'https://api.example.com/v1/orders' },
        response: { status: 422, reason: 'Unprocessable Entity' },
      },
    ]);
  });

  it.each(['reqwest', 'reqwest-debug'])('%s: each call by its line', (what) => {
    const { exchanges } = readText(shown(what));
    expect(exchanges.every((one) => one.request?.url?.startsWith('https://'))).toBe(true);
    const told = exchanges.map((one) => one.error?.code ?? one.response?.status);
    expect(told).toEqual(
      what === 'reqwest'
        ? [
            'ECONNREFUSED',
            'DEPTH_ZERO_SELF_SIGNED_CERT',
            'CERT_HAS_EXPIRED',
            undefined,
            undefined,
            'ETIMEDOUT',
            'ENOTFOUND',
            401,
            503,
            'ETIMEDOUT',
            undefined,
            undefined,
          ]
        : ['ECONNREFUSED', 'CERT_HAS_EXPIRED', 'ENOTFOUND', 401, 'ETIMEDOUT', undefined, undefined],
    );
  });

  it('makes a record of an answer that could not be decoded', () => {
    expect(readText(shown('reqwest')).records).toMatchObject([
      { message: expect.stringContaining('expected value at line 1 column 1') },
    ]);
  });

  it('reads a panic over a failed call as the call and as a record with frames', () => {
    const { exchanges, records } = readText(`before\n${shown('panic')}`);
    expect(exchanges).toMatchObject([
      {
        firstLine: 2,
        request: { url: 'https://refused.example.com/v1/me' },
        error: { code: 'ECONNREFUSED', firstLine: 3 },
      },
    ]);
    expect(records[0]?.error?.frames[0]).toEqual({ file: 'src/main.rs:23:61', line: 2 });
    expect(records[0]?.error?.frames.find((frame) => frame.function === 'lab::main::{{closure}}')?.file).toBe(
      './src/main.rs:23:61',
    );
  });
});

it('reads the panic of old Rust', () => {
  const text =
    "thread 'main' panicked at 'called `Option::unwrap()` on a `None` value', src/main.rs:12:5\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace";
  expect(readText(text).records).toMatchObject([
    {
      firstLine: 1,
      lastLine: 2,
      error: {
        type: 'panic',
        message: 'called `Option::unwrap()` on a `None` value',
        frames: [{ file: 'src/main.rs:12:5' }],
      },
    },
  ]);
});

it('reads an error in a line of a log, with the program’s own words before it', () => {
  expect(readText(shown('tracing')).exchanges).toMatchObject([
    {
      startedAt: { at: Date.UTC(2026, 4, 3, 9, 14, 7, 212) },
      request: { url: 'https://api.example.com/v1/orders' },
      error: { code: 'ECONNREFUSED' },
    },
  ]);
  expect(readText('https://api.acme.test/v1/me: status code 401').exchanges).toMatchObject([
    { request: { url: 'https://api.acme.test/v1/me' }, response: { status: 401 } },
  ]);
});

it('makes a record of an error of anyhow that is about something else', () => {
  const text =
    'Error: failed to read the settings\n\nCaused by:\n    0: no file at settings.toml\n    1: No such file or directory (os error 2)\n\nnext';
  expect(readText(text).exchanges).toEqual([]);
  expect(readText(text).records).toMatchObject([
    { firstLine: 1, lastLine: 5, message: expect.stringContaining('(cause: No such file or directory (os error 2))') },
  ]);
});

it('keeps a chain that is cut off', () => {
  const text = shown('anyhow-refused').split('\n').slice(0, 4).join('\n');
  expect(readText(text).exchanges).toMatchObject([{ lastLine: 4, error: { code: 'ECONNREFUSED' } }]);
});

it.each([
  'Error: connect ECONNREFUSED 127.0.0.1:80',
  'Caused by: java.net.ConnectException: Connection refused',
  'java.io.IOException: x\nCaused by: java.net.ConnectException: y',
  'thread pool has 4 threads',
  'match err { reqwest::Error => (), }',
  '"error": "error sending request for url (https://api.acme.test/x)"',
])('leaves alone: %s', (text) => expect(readText(text).recognised).toEqual([]));
