import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { dotenv } from './dotenv.ts';

const readText = (text: string, name = 'a') => read([toDocument(name, text)], [dotenv]);
const told = (text: string, name?: string) => readText(text, name).settings.map((s) => [s.name, s.value, s.quotes]);

it('reads names and values without quotes and comments', () => {
  expect(told(sample('dotenv', 'env.txt'))).toEqual([
    ['NODE_ENV', 'production', undefined],
    ['STRIPE_SECRET_KEY', '[REDACTED]', undefined],
    ['STRIPE_WEBHOOK_SECRET', '[REDACTED]', '"'],
    ['PUBLIC_URL', 'https://hooks.example.com', "'"],
    ['PORT', '3000', undefined],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0', undefined],
    ['DATABASE_URL', 'postgres://app@db.example.com/app', '"…'],
    ['PAYMENTS_WEBHOOK_SECRET', '', undefined],
  ]);
  expect(readText(sample('dotenv', 'env.txt')).settings[2]).toMatchObject({
    of: 'environment',
    firstLine: 4,
    order: 2,
  });
});

it('keeps masks, blanks at the end, repeated names and a quote that stands alone', () => {
  const text = 'API_KEY=sk_test_…[24,#a41f]\nAPI_KEY=sk_live_…[24,#b41f]\nHOOK_SECRET=abc  \nHOOK_TOKEN=abc"';
  expect(told(text)).toEqual([
    ['API_KEY', 'sk_test_…[24,#a41f]', undefined],
    ['API_KEY', 'sk_live_…[24,#b41f]', undefined],
    ['HOOK_SECRET', 'abc  ', undefined],
    ['HOOK_TOKEN', 'abc', '…"'],
  ]);
});

it('reads what printenv prints, and one line of a file that is called .env', () => {
  expect(told(sample('dotenv', 'printenv.txt'))).toContainEqual(['PORT', '8080', undefined]);
  expect(told('PORT=3000', '.env')).toEqual([['PORT', '3000', undefined]]);
  expect(told('PORT=3000')).toEqual([]);
});

it('reads two files between words', () => {
  const text =
    'staging:\n\nA_URL=http://a.example.com\nB_KEY=***\n\nproduction:\n\nA_URL=https://a.example.com\nB_KEY=***\n';
  expect(readText(text).recognised.map((r) => r.firstLine)).toEqual([3, 8]);
});

describe('is not seen', () => {
  it.each([
    ['in code', 'A = new Set();\nB = foo(1);\nC == d'],
    ['in commands', 'NODE_ENV=production node server.js\nPORT=3000 npm start -- --watch'],
    ['in lower case', 'a=1\nb=2\nc=3'],
    ['in tags of HTML', '<A\nCLASS="NAV"\nHREF="x.html"\n>'],
    ['in enumerations', 'enum A {\n  FIRST = 1,\n  SECOND = 2,\n}'],
    ['in constants of Python', "MAX_SIZE = 100\nTIME_FORMAT = 'H:i'\nCA_FILE = None"],
    ['in INI files', '[section]\nname=x\nport=1'],
    ['in prose', 'We set A=1. And then it broke.'],
    ['in constants', 'MAX_SIZE = (1 + 2);\nMIN_SIZE = {'],
  ])('%s', (_, text) => expect(readText(text).recognised).toEqual([]));
});
