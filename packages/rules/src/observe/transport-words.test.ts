import { describe, expect, it } from 'vitest';
import { PhraseIndex } from '../words/phrase-index.ts';
import { nativeLexicon } from '../words/spoken-cues.ts';
import { faultInLog, faultInWords } from './transport-words.ts';

const listener = new PhraseIndex([], nativeLexicon());
const heardIn = (text: string) => faultInWords(text, [listener.hear(text)]);

describe('what people say of a connection', () => {
  it('is heard', () => {
    expect(heardIn('Since Monday we get connection refused from it.')?.kind).toBe('refused');
    expect(heardIn('It says the certificate has expired')?.kind).toBe('tls_expired');
  });

  it('is not believed where they deny it', () => {
    expect(heardIn('It was not a connection refused, the answer comes.')).toBeUndefined();
  });

  it('is found where it stands', () => {
    const text = 'All was well. Now: connection refused.';
    expect(text.slice(heardIn(text)?.at)).toBe('connection refused.');
  });
});

describe('what a log complains of', () => {
  it('is the first line that reports something gone wrong', () => {
    const log = 'INFO keepalive timeout is 60 s\nERROR getaddrinfo ENOTFOUND api.example.com\n';
    const fault = faultInLog(log);
    expect(fault?.kind).toBe('dns');
    expect(log.slice(0, fault?.at).split('\n').length).toBe(2);
  });

  it('is nothing where no line complains', () => {
    expect(faultInLog('INFO connection pool has 10 members\nDEBUG handshake done\n')).toBeUndefined();
  });
});
