import { type JsonFound, JsonPlace, jsonAt, jsonMembersAt } from './json-in-lines.ts';

/** What may stand in front of a value: not a letter or a closing bracket, which make it code. */
const opening = /(?<![\w)\]$])[{[](?=\s*(?:["{[\]}]|$))/g;

/**
 * Goes through the JSON values in a run of lines in order, the outermost each. `take` says whether it knows one; within
 * one that it does not know nothing more is looked for, if it is whole. Of an object whose beginning is lost, what
 * follows a member that `loose` matches (at a quotation mark, in any line) is offered as its members.
 */
export function eachJson(lines: readonly string[], take: (place: JsonPlace) => boolean, loose: RegExp = /$^/): void {
  const members = new RegExp(loose.source, 'g');
  // Whatever stands in the text, no part of it is read more than twice.
  let budget = lines.reduce((sum, line) => sum + line.length, 1000) * 2;
  let from = 0;
  for (let line = 0; line < lines.length && budget > 0; line += 1) {
    const text = lines[line] ?? '';
    let at = from;
    from = 0;
    // Looked for once, not again from every bracket in front of it.
    let member = placeOf(members, text, at);
    while (at < text.length && budget > 0) {
      const bracket = placeOf(opening, text, at);
      if (member >= 0 && member < at) member = placeOf(members, text, at);
      if (bracket < 0 && member < 0) break;
      const asMembers = member >= 0 && (bracket < 0 || member < bracket);
      const start = asMembers ? member : bracket;
      const found = asMembers ? jsonMembersAt(lines, line, start) : jsonAt(lines, line, start);
      at = start + 1;
      if (!found) continue;
      budget -= lengthOf(lines, start, found);
      const place = new JsonPlace(found.view, found.root);
      if (!take(place) && (!place.complete || found.last === line)) {
        if (place.complete) at = Math.max(at, found.end);
        continue;
      }
      if (found.last === line) at = Math.max(at, found.end);
      else {
        line = found.last - 1;
        from = found.end;
        break;
      }
    }
  }
}

/** Where a global pattern is found next; -1 where it is not. */
function placeOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** How many characters were gone through for a value. */
export function lengthOf(lines: readonly string[], start: number, { first, last, end }: JsonFound): number {
  if (first === last) return Math.max(1, end - start);
  let length = end;
  for (let i = first; i < last; i += 1) length += lines[i]?.length ?? 0;
  return length;
}

/** All objects within a value, itself included, that a test knows; inside one of them nothing more is looked for. */
export function objectsIn(root: JsonPlace, knows: (place: JsonPlace) => boolean): JsonPlace[] {
  const found: JsonPlace[] = [];
  const open: JsonPlace[] = [root];
  for (let place = open.pop(); place; place = open.pop()) {
    if (place.isObject && knows(place)) {
      found.push(place);
      continue;
    }
    const inner = place.isObject ? place.members.map(([, value]) => value) : place.items;
    for (const value of inner.reverse()) if (value.isObject || value.isArray) open.push(value);
  }
  return found;
}
