import { read, toDocument } from '@causeway/evidence';
import { expect, test } from 'vitest';
import { reportName } from '../evidence-input.ts';
import { shippedKnowledge } from '../shipped.ts';
import { observe } from './observe.ts';
import { observeText, wordsOf } from './observe-text.ts';

const notedIn = (text: string) => {
  const documents = [toDocument('body.json', text)];
  return observeText(documents, read(documents), shippedKnowledge());
};

test('a body that was pasted alone says what it says, also where its status is not known', () => {
  const noted = notedIn('we get\n{\n  "error": "invalid_client",\n  "error_description": "Unknown client"\n}');
  const said = new Map(noted.filter(({ fact }) => fact.startsWith('response.error_')).map((one) => [one.fact, one]));
  expect(said.get('response.error_codes')).toMatchObject({
    value: ['invalid_client'],
    belief: 'log',
    source: { kind: 'lines', artifact: 'body.json', firstLine: 2, lastLine: 5 },
  });
  expect(said.get('response.error_message')?.value).toBe('Unknown client');
});

test('cues for bodies are heard in it', () => {
  const noted = notedIn(
    '<br />\n<b>Fatal error</b>:  Uncaught TypeError: x in <b>/srv/a.php</b> on line <b>3</b><br />\n',
  );
  expect(noted).toContainEqual(expect.objectContaining({ fact: 'server.program_error', value: true, belief: 'log' }));
});

test('a sentence of the report that quotes an answer is heard, without what it quotes', () => {
  const report = 'We post a row, get HTTP 200 with {"status":"error","message":"quota exceeded"} and nobody is told.';
  const documents = [toDocument(reportName, report)];
  expect(wordsOf(documents, read(documents))).toBe('We post a row, get HTTP 200 with \n and nobody is told.');
  const alone = [toDocument(reportName, 'we get\n{"status":"error","message":"quota exceeded"}')];
  expect(wordsOf(alone, read(alone)).trim()).toBe('we get');
});

test('a sentence in which somebody names an error is heard, a line of a log is not', () => {
  const heard = (report: string) => {
    const documents = [toDocument(reportName, report)];
    return wordsOf(documents, read(documents));
  };
  const sentence = "Our Lambda dies with KeyError: 'action' on every delivery, although it is in the payload.";
  expect(heard(sentence)).toBe(sentence);
  expect(heard("[ERROR] KeyError: 'action' in the handler of the route on line 4")).toBe('');
});

test('a status that is answered tells its class too', () => {
  const documents = [toDocument(reportName, 'our call is refused')];
  const told = { provider: undefined, answers: [{ question: 'response.status', choice: '429_too_many_requests' }] };
  const { subjects, asked } = observe({ documents, reading: read(documents) }, told, shippedKnowledge(), 0);
  const observed = subjects[0]?.observations;
  expect(observed?.get('response.status')).toMatchObject({ value: 429, source: { kind: 'answer' } });
  expect(observed?.get('response.status_class')).toMatchObject({
    value: '4xx',
    source: { question: 'response.status' },
  });
  expect([...asked]).toEqual(['response.status']);
});
