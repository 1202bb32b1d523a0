import { describe, expect, it } from 'vitest';
import { redact } from '../redact.ts';
import { drawFrom } from './made-credentials.ts';

const secret = `sk_live_${drawFrom(7)('alphanumeric', 24)}`;
const wire = `GET /v1/charges HTTP/1.1\r\nHost: api.example.com\r\nAuthorization: Bearer ${secret}\r\nAccept: */*\r\n\r\n`;

type Dump = (offset: string, hex: readonly string[], shown: string) => string;
const dumps: Record<string, Dump> = {
  'curl --trace': (offset, hex, shown) => `${offset.slice(-4)}: ${hex.join(' ').padEnd(47)} ${shown}`,
  xxd: (offset, hex, shown) => `${offset}: ${pairs(hex).padEnd(39)}  ${shown}`,
  'hexdump -C': (offset, hex, shown) =>
    `${offset}  ${`${hex.slice(0, 8).join(' ')}  ${hex.slice(8).join(' ')}`.padEnd(48)}  |${shown}|`,
  'tcpdump -X': (offset, hex, shown) => `\t0x${offset.slice(-4)}:  ${pairs(hex).padEnd(39)}  ${shown}`,
};

function pairs(hex: readonly string[]): string {
  return hex.join('').replace(/(.{4})(?=.)/g, '$1 ');
}

function dumped(dump: Dump): string {
  const bytes = Buffer.from(wire);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = bytes.subarray(at, at + 16);
    const shown = [...part].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(
      dump(
        at.toString(16).padStart(8, '0'),
        [...part].map((byte) => byte.toString(16).padStart(2, '0')),
        shown,
      ),
    );
  }
  return lines.join('\n');
}

describe('a secret in a hex dump', () => {
  it.each(Object.entries(dumps))('of %s is masked in both columns', (_, dump) => {
    const text = dumped(dump);
    const masked = redact(`=> Send header\n${text}\n== Info: x\n`, { key: 'k' });
    for (let at = 8; at + 6 <= secret.length; at += 1) {
      const part = secret.slice(at, at + 6);
      expect(masked.text).not.toContain(part);
      expect(masked.text.replaceAll(' ', '')).not.toContain(Buffer.from(part).toString('hex'));
    }
    expect(masked.text).toContain('charges');
    expect(masked.text.split('\n')).toHaveLength(text.split('\n').length + 3);
    expect(redact(masked.text, { key: 'k' }).text).toBe(masked.text);
  });

  it('that holds none stays as it is', () => {
    const text = '0000: 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a GET / HTTP/1.1..';
    expect(redact(text, { key: 'k' }).text).toBe(text);
  });
});
