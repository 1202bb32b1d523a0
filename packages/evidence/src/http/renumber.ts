/**
 * Gives what was read from lines that a reader made the numbers of the lines they were made from. Changes the
 * value in place: every `line`, `firstLine` and `lastLine` in it.
 */
export function renumber(value: unknown, line: (number: number) => number): void {
  const open: unknown[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inner] of Object.entries(one)) {
      if (typeof inner === 'number' && /^(?:line|firstLine|lastLine)$/.test(key)) Reflect.set(one, key, line(inner));
      else if (typeof inner === 'object') open.push(inner);
    }
  }
}
