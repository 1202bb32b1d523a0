import { readFileSync } from 'node:fs';
import { readers } from '@causeway/evidence';
import { expect, it } from 'vitest';
import { familyOf, formatsPage } from './page.ts';
import { promised } from './promised.ts';

const page = formatsPage();

it('docs/formats.md is what npm run docs:formats writes', () => {
  expect(readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')).toBe(page);
});

it.each(readers.map((reader) => reader.id))('docs/formats.md has the reader %s', (id) => {
  expect(page).toContain(`| [${id}](`);
});

it.each(Object.entries(promised).flatMap(([family, names]) => names.map((name) => [family, name] as const)))(
  'among %s, %s is read',
  (family, name) => {
    const titles = readers
      .filter((reader) => familyOf(reader) === family)
      .flatMap((reader) => reader.formats.map((format) => `${reader.title} ${format.title}`.toLowerCase()));
    expect(titles.some((title) => title.includes(name.toLowerCase()))).toBe(true);
  },
);
