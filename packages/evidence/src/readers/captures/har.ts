import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { exchangeOf, isEntry, isRestOfEntry, type Origin, tellsOutcome } from '../../har/entry.ts';
import { harOnLine } from '../../har/on-one-line.ts';
import { lengthOf } from '../../json/each-json.ts';
import { type JsonFound, jsonAt, jsonMembersAt } from '../../json/json-in-lines.ts';
import { type JsonView, ParsedView } from '../../json/json-view.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'har';
/** Names of a HAR's outermost members, and of an entry's in whatever order a tool writes them. */
const names =
  /"(log|version|entries|startedDateTime|time|pageref|connection|serverIPAddress|cache|timings|comment|request|response|_[A-Za-z]{1,40})"\s{0,20}:/g;

/** Reads HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/): a file, one within other text, single entries, one cut off. */
export const har: Reader = {
  id,
  title: 'HAR file',
  formats: [
    { title: 'HAR of Chrome', sample: 'chrome-devtools.har', source: 'Chromium 156.0.8078.79, DevTools, run' },
    {
      title: 'HAR of Chrome, sanitized',
      sample: 'chrome-sanitized.har',
      source: 'Chromium 156.0.8078.79, DevTools without sensitive data, run',
    },
    {
      title: 'HAR of Chrome, by hand',
      sample: 'chrome.har',
      source: 'https://developer.chrome.com/docs/devtools/network/reference#save-as-har',
    },
    {
      title: 'HAR of Playwright',
      sample: 'playwright.har',
      source: 'playwright-core 1.65.1 with Chromium 156.0.8078.79, run',
    },
    {
      title: 'HAR of Firefox',
      sample: 'firefox.har',
      source: 'https://github.com/mozilla-firefox/firefox/blob/main/devtools/client/netmonitor/src/har/har-builder.js',
    },
    {
      title: 'HAR of Safari',
      sample: 'safari.har',
      source:
        'https://github.com/WebKit/WebKit/blob/main/Source/WebInspectorUI/UserInterface/Controllers/HARBuilder.js',
    },
    {
      title: 'HAR of Charles',
      sample: 'charles.har',
      source: 'https://www.charlesproxy.com/documentation/version-history/',
    },
    {
      title: 'HAR of Proxyman',
      sample: 'proxyman.har',
      source: 'https://docs.proxyman.com/basic-features/import-export',
    },
    {
      title: 'HAR of Fiddler',
      sample: 'fiddler.har',
      source: 'https://docs.telerik.com/fiddler-everywhere/knowledge-base/fiddler-archives',
    },
    {
      title: 'HAR of Insomnia',
      sample: 'insomnia.har',
      source: 'https://github.com/Kong/insomnia/blob/develop/packages/insomnia/src/common/har.ts',
    },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    if (!lines.some((line) => line.includes('"request"') || line.includes('"response"'))) return [];
    const origin: Origin = { reader: id, artifact: section.artifact, offset: section.firstLine };
    const found: Found[] = [];
    // Whatever stands in the text, no part of it is read more than a few times.
    const budget = { characters: lines.reduce((sum, line) => sum + line.length, 1000) * 4 };
    let from = 0;
    for (let line = 0; line < lines.length && budget.characters > 0; line += 1) {
      const text = lines[line] ?? '';
      names.lastIndex = from;
      from = 0;
      for (let name = names.exec(text); name && budget.characters > 0; name = names.exec(text)) {
        const whole = wholeFile(lines, line, name.index, name[1] ?? '', origin, budget);
        const value = whole ?? valueAround(lines, line, name.index, name[1] ?? '', budget);
        const exchanges = whole?.exchanges ?? (value && 'view' in value ? exchangesOf(value, origin) : undefined);
        if (!value || !exchanges?.length) continue;
        const { first, last, end } = value;
        found.push({ firstLine: section.firstLine + first, lastLine: section.firstLine + last, exchanges });
        if (last > line) {
          line = last - 1;
          from = end;
          break;
        }
        names.lastIndex = Math.max(names.lastIndex, end);
      }
    }
    return merged(found);
  },
};

/** A whole file on one line, its entries parsed one by one. */
function wholeFile(
  lines: readonly string[],
  line: number,
  column: number,
  name: string,
  origin: Origin,
  budget: { characters: number },
) {
  const brace = name === 'log' ? braceBefore(lines, line, column) : undefined;
  const file = brace?.line === line ? harOnLine(lines[line] ?? '', brace.column) : undefined;
  if (brace?.line === line) budget.characters -= (lines[line] ?? '').length - brace.column;
  if (!file) return undefined;
  const view = new ParsedView(line);
  const from = withCreator(view, file.frame, origin);
  const exchanges: Exchange[] = [];
  const parsed = file.eachEntry((entry) => {
    if (isEntry(view, entry)) exchanges.push(exchangeOf(view, entry, from));
  });
  return parsed && exchanges.length > 0 ? { exchanges, first: line, last: line, end: file.end } : undefined;
}

function withCreator(view: JsonView, root: unknown, origin: Origin): Origin {
  const creator = view.text(view.get(view.get(view.get(root, 'log'), 'creator'), 'name'));
  return creator ? { ...origin, creator } : origin;
}

/** The object that a member is the first of; of one whose beginning is lost, the members from a request or response on. */
function valueAround(
  lines: readonly string[],
  line: number,
  column: number,
  name: string,
  budget: { characters: number },
): JsonFound | undefined {
  const brace = braceBefore(lines, line, column);
  if (!brace && name !== 'request' && name !== 'response') return undefined;
  const found = brace ? jsonAt(lines, brace.line, brace.column) : jsonMembersAt(lines, line, column);
  if (found) budget.characters -= lengthOf(lines, brace?.column ?? column, found);
  return found;
}

function braceBefore(lines: readonly string[], line: number, column: number) {
  for (let i = line; i >= 0 && i >= line - 2; i -= 1) {
    const before = (i === line ? (lines[i] ?? '').slice(0, column) : (lines[i] ?? '')).trimEnd();
    if (before.endsWith('{')) return { line: i, column: before.length - 1 };
    if (before !== '') return undefined;
  }
  return undefined;
}

function exchangesOf({ view, root }: JsonFound, origin: Origin): Exchange[] {
  const log = view.get(root, 'log');
  const list = view.get(log, 'entries') ?? view.get(root, 'entries');
  if (!view.isArray(list))
    return isEntry(view, root) || isRestOfEntry(view, root) ? [exchangeOf(view, root, origin)] : [];
  const from = withCreator(view, root, origin);
  const entries = view.items(list).filter((entry) => isEntry(view, entry));
  // Of a file that is cut off, the last entry may not say how it ended: then it counts only if it is all there is.
  const ended = entries.filter((entry) => tellsOutcome(view, entry));
  return (ended.length ? ended : entries).map((entry) => exchangeOf(view, entry, from));
}

/** Several entries on one line are one find. */
function merged(found: readonly Found[]): Found[] {
  const result: Found[] = [];
  for (const next of found) {
    const last = result.at(-1);
    if (!last || next.firstLine > last.lastLine) result.push(next);
    else {
      last.lastLine = Math.max(last.lastLine, next.lastLine);
      for (const exchange of next.exchanges ?? []) last.exchanges?.push(exchange);
    }
  }
  return result;
}
