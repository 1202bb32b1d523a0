import type { Section } from '../document.ts';

const last = /\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20})\]? $/;

/** A line of a section with the timestamp that was taken for a margin in front of it; as it is where none was. */
export function withOwnStamp({ lines, margins }: Section, index: number): string {
  const line = lines[index] ?? '';
  const stamp = last.exec(margins?.[index]?.slice(-60) ?? '')?.[1];
  return stamp === undefined ? line : `${stamp} ${line}`;
}
