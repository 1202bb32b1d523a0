import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { factsFile } from '../knowledge/language.ts';
import { shippedKnowledge } from '../knowledge/load.ts';
import { parseYaml } from '../knowledge/parse.ts';
import { observableFacts, observers } from './observers.ts';

const path = 'facts/exchange.yaml';
const parsed = parseYaml(path, readFileSync(join(shippedKnowledge, path), 'utf8'), factsFile);
const declared = Array.isArray(parsed) ? [] : parsed.value.map((fact) => fact.id);

test('facts/exchange.yaml is well formed', () => {
  expect(Array.isArray(parsed) ? parsed : []).toEqual([]);
});

test('every fact of an exchange is observed, and nothing else is', () => {
  expect([...observableFacts].sort()).toEqual([...declared].sort());
});

test('no two observers note the same fact', () => {
  const all = observers.flatMap((observer) => observer.facts);
  expect(all.filter((fact, i) => all.indexOf(fact) !== i)).toEqual([]);
});
