import { describe, expect, it } from 'vitest';
import { standingQuote } from './standing-quote.ts';

describe('what is quoted of a body', () => {
  it('is its text where its line shows that, also escaped in JSON', () => {
    const place = { line: 4, quote: '{"error":"No API key provided"}' };
    expect(standingQuote(place, 'No API key', ['  {"error":"No API key provided"}'], 4)).toEqual(place);
    expect(standingQuote(place, 'No API key', ['"text": "{\\"error\\":\\"No API key provided\\"}"'], 4)).toEqual(place);
  });

  it('is the line that says the words where a reader wrote the body anew', () => {
    const place = { line: 4, quote: '{"error":"No API key provided"}' };
    expect(standingQuote(place, 'No API key', ["{'error': 'No API key provided'}"], 4).quote).toBe(
      "{'error': 'No API key provided'}",
    );
  });

  it('is one of the lines that it was joined from where the words run over two', () => {
    const lines = ['│ {"error":"No', '│ API key provided"}'];
    const place = { line: 4, quote: '{"error":"No API key provided"}' };
    expect(standingQuote(place, 'No API key provided', lines, 4)).toEqual({ line: 5, quote: '│ API key provided"}' });
  });

  it('stays the decoded text where the artifact has it in another alphabet only', () => {
    const place = { line: 4, quote: '{"error":"No API key provided"}' };
    expect(standingQuote(place, 'No API key', ['"text": "eyJlcnJvciI6Ik5v"'], 4)).toEqual(place);
  });

  it('is cut from a long line around the words', () => {
    const line = `{'a': '${'z'.repeat(1000)}', 'error': 'No API key provided', 'b': '${'y'.repeat(1000)}'}`;
    const { quote } = standingQuote({ line: 4, quote: '{"a"' }, 'No API key', [line], 4);
    expect(quote).toContain('No API key provided');
    expect(quote.length).toBeLessThan(310);
  });
});
