import { readFileSync } from 'node:fs';
import { readers } from '@causeway/evidence';
import { expect, it } from 'vitest';
import { formatsPage } from './page.ts';

const page = formatsPage();

it('docs/formats.md is what npm run docs:formats writes', () => {
  expect(readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')).toBe(page);
});

it.each(readers.map((reader) => reader.id))('docs/formats.md has the reader %s', (id) => {
  expect(page).toContain(`| [${id}](`);
});
