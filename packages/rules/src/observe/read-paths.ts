import { isObject } from './json-body.ts';
import type { PastedJson } from './pasted-json.ts';
import { pathsOf } from './payload-leaves.ts';

/** A member of a payload that code or a mapping reads, and the line that does. */
export interface ReadPath {
  /** Names from the variable on; places in lists are left out. */
  parts: readonly string[];
  /** The path begins at the payload's root: nothing of it names the variable that holds the payload. */
  fromRoot: boolean;
  /** Of the text that it was found in. */
  at: number;
}

/** Variables that hold a request, an event or its payload, and members of these that lead to the payload. */
const carriers = new Set(
  'req request ctx context event evt e trigger msg message notification hook webhook input inputs params parameters item items json $json $node $input body payload data parsed content raw rawbody text value response res callback delivery dict obj result post query state args kwargs'.split(
    ' ',
  ),
);
/** Members of a request that are no members of its payload. */
const transport =
  /^(?:req|request|body|json|payload|data|event|params|query|headers?|raw_?body|raw|input|text|content|_?post|length)$/i;
const roots =
  /^(?:req|request|event|evt|trigger|msg|message|notification|hook|webhook|input|inputs|\$json|json|body|payload|data|parsed|callback|delivery|_POST|params)$/i;
/** `a.b`, `a?.b`, `a['b']`, `a->b`, `a[:b]`, `a.get("b")`, `a[0]`. */
const read =
  /(?<![\w$.'"\]])(\$?[A-Za-z_]\w*)((?:\??\.get\(\s*['"][\w.-]{1,60}['"][^()\n]{0,40}\)|\??\.[A-Za-z_]\w*(?!\s*\()|(?:\?\.)?\[\s*(?:'[^'\]\n]{1,60}'|"[^"\]\n]{1,60}"|:\w{1,60}|\d{1,4})\s*\]|->\w+)+)/g;
const step = /\.get\(\s*['"]([\w.-]+)['"]|\??\.([A-Za-z_]\w*)|\[\s*(?:'([^']+)'|"([^"]+)"|:(\w+)|\d+)\s*\]|->(\w+)/g;
/** JSONPath and jq: `$.a.b`, `jq .a.b`, `jq -r '.a.b'`. */
const jsonPath =
  /(?:^|[\s'"`({])\$\.([A-Za-z_][\w.[\]*-]{2,120})|\bjq\b[^\n'"|]{0,20}['"]?\.([A-Za-z_][\w.[\]-]{2,120})/g;
const mostReads = 200;

/** The members of payloads that a text reads: code, a template, a mapping. */
export function readPaths(text: string): ReadPath[] {
  const found: ReadPath[] = [];
  for (const match of text.matchAll(read)) {
    const [, root = '', rest = ''] = match;
    if (!roots.test(root.replace(/^\$(?!json)/, ''))) continue;
    const parts = [root, ...[...rest.matchAll(step)].flatMap((s) => s.slice(1).filter((name) => name !== undefined))];
    if (parts.length > 1) found.push({ parts, fromRoot: false, at: match.index });
    if (found.length >= mostReads) break;
  }
  for (const match of text.matchAll(jsonPath)) {
    const parts = (match[1] ?? match[2] ?? '').split(/[.[\]*\d]+/).filter((part) => part !== '');
    if (parts.length > 0) found.push({ parts, fromRoot: true, at: match.index });
  }
  return found;
}

/** Settings that say of a path that it begins in the payload: `{"source": "payload", "name": "a.b"}`. */
export function pathsInSettings({ value, text }: PastedJson): ReadPath[] {
  const found: ReadPath[] = [];
  const walk = (at: unknown): void => {
    if (Array.isArray(at)) at.forEach(walk);
    else if (isObject(at)) {
      const path = at.name ?? at.path ?? at.key;
      if (/^(?:payload|body|json)$/i.test(String(at.source ?? at.from ?? at.in ?? '')) && typeof path === 'string')
        found.push({ parts: path.split('.'), fromRoot: true, at: Math.max(0, text.indexOf(`"${path}"`)) });
      Object.values(at).forEach(walk);
    }
  };
  walk(value);
  return found;
}

/**
 * Whether a member that is read is in the payload, but at another place. It is not known of one whose name the
 * payload does not have at all: another payload may have it.
 */
export function isElsewhere({ parts, fromRoot }: ReadPath, payload: unknown): boolean {
  const paths = pathsOf(payload);
  const leaf = parts.at(-1);
  if (leaf === undefined || transport.test(leaf)) return false;
  for (let start = 0; start < parts.length; start += 1) {
    if (paths.has(parts.slice(start).join('.'))) return false;
    if (fromRoot || !carriers.has((parts[start] ?? '').toLowerCase())) break;
  }
  return [...paths].some((path) => path === leaf || path.endsWith(`.${leaf}`));
}
