import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Which rooms a room may import from. A room that is not here does not exist yet, or was forgotten. */
const mayImport: Record<string, readonly string[]> = {
  'packages/evidence': [],
  'packages/rules': ['packages/evidence'],
  'packages/dictionary': ['packages/rules'],
  'packages/probe': [],
  'packages/client': [],
  'apps/api': ['packages/dictionary', 'packages/rules', 'packages/evidence', 'packages/probe'],
  'apps/cli': ['packages/client', 'packages/dictionary', 'packages/rules', 'packages/evidence'],
  'apps/console': ['packages/client', 'packages/rules', 'packages/evidence'],
  'apps/slack': ['packages/client'],
};

/** The only files of evidence and rules that may use Node: all others also run in a browser. */
const edges = ['packages/rules/src/knowledge/load.ts', 'packages/evidence/src/redaction-key.ts'];

interface Import {
  file: string;
  room: string;
  specifier: string;
  typeOnly: boolean;
}

function imports(): Import[] {
  const found: Import[] = [];
  for (const kind of ['apps', 'packages']) {
    for (const name of readdirSync(join(root, kind))) {
      const room = `${kind}/${name}`;
      for (const entry of readdirSync(join(root, room), { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !file.endsWith('.ts') || file.includes('node_modules')) continue;
        const text = readFileSync(file, 'utf8');
        for (const match of text.matchAll(
          /(?:(import|export)(?<type> type)?[^;'"]*?from\s*|import\s*\(?\s*)'(?<specifier>[^']+)'/g,
        )) {
          const { specifier = '', type } = match.groups ?? {};
          found.push({
            file: relative(root, file).split(sep).join('/'),
            room,
            specifier,
            typeOnly: type !== undefined,
          });
        }
      }
    }
  }
  return found;
}

/** The room that an import leads to, or undefined for a library. */
function roomOf({ file, specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) {
    const [kind, name] = relative(root, resolve(root, dirname(file), specifier)).split(sep);
    return `${kind}/${name}`;
  }
  const own = /^@causeway\/([a-z]+)/.exec(specifier);
  if (!own) return undefined;
  return ['api', 'cli', 'console', 'slack'].includes(own[1] ?? '') ? `apps/${own[1]}` : `packages/${own[1]}`;
}

describe('rooms', () => {
  const all = imports();

  it('has imports to look at', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  it('are all known to this test', () => {
    expect(all.map((i) => i.room).filter((room) => !(room in mayImport))).toEqual([]);
  });

  it('import only in the one direction of docs/architecture.md', () => {
    const wrong = all.filter((i) => {
      const target = roomOf(i);
      return target !== undefined && target !== i.room && !mayImport[i.room]?.includes(target);
    });
    expect(wrong.map((i) => `${i.file} imports ${i.specifier}`)).toEqual([]);
  });

  it('enter each other only by the package name', () => {
    const wrong = all.filter((i) => i.specifier.startsWith('.') && roomOf(i) !== i.room);
    expect(wrong.map((i) => `${i.file} imports ${i.specifier}`)).toEqual([]);
  });

  it('reach the knowledge folder only through @causeway/rules/shipped', () => {
    const users = all.filter(
      (i) => /(?:\/|^)(?:knowledge\/)?load\.ts$/.test(i.specifier) && !i.typeOnly && !i.file.endsWith('.test.ts'),
    );
    expect(users.map((i) => i.file)).toEqual(['packages/rules/src/shipped.ts']);
  });

  it('keep evidence and rules free of Node, but for reading the knowledge folder', () => {
    const wrong = all.filter(
      (i) =>
        ['packages/evidence', 'packages/rules'].includes(i.room) &&
        i.specifier.startsWith('node:') &&
        !i.file.endsWith('.test.ts') &&
        !edges.includes(i.file) &&
        !i.file.startsWith(`${i.room}/testing/`),
    );
    expect(wrong.map((i) => `${i.file} imports ${i.specifier}`)).toEqual([]);
  });
});
