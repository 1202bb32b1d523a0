import type { Fix } from './compile.ts';

/**
 * Takes a `fix.md` apart: sections `## Fix`, `## Verify` and, where there is one, `## Prevent`.
 * @returns Markdown of each; empty texts where a section is missing (the checker reports that)
 */
export function parseFix(markdown: string): Omit<Fix, 'command'> {
  const sections = new Map<string, string>();
  for (const part of markdown.split(/^## +/m).slice(1)) {
    const end = part.indexOf('\n');
    sections.set(
      part
        .slice(0, end < 0 ? undefined : end)
        .trim()
        .toLowerCase(),
      end < 0 ? '' : part.slice(end).trim(),
    );
  }
  return {
    steps: sections.get('fix') ?? '',
    verify: sections.get('verify') ?? '',
    prevent: sections.get('prevent') || null,
  };
}
