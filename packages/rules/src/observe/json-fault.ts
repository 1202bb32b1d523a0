/** What breaks a text as JSON (RFC 8259) first, as the fact request.json_error names it. */
type JsonFaultKind =
  | 'trailing_comma'
  | 'single_quotes'
  | 'smart_quotes'
  | 'unquoted_key'
  | 'double_encoded'
  | 'truncated'
  | 'empty'
  | 'not_json'
  | 'literal'
  | 'control_character'
  | 'missing_comma'
  | 'missing_value';

export interface JsonFault {
  kind: JsonFaultKind;
  position: number;
}

type Expect = 'value' | 'value_or_close' | 'key' | 'key_or_close' | 'colon' | 'comma_or_close';
const white = /[\s\ufeff]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z_$][\w$-]*/y;
const wrongLiterals = new Set([
  'NaN',
  'Infinity',
  'undefined',
  'None',
  'True',
  'False',
  'nil',
  'TRUE',
  'FALSE',
  'NULL',
  'Null',
  'yes',
  'no',
]);

/** The first fault of a text that should be JSON; undefined when it is JSON. One pass, whatever the text. */
export function jsonFault(text: string): JsonFault | undefined {
  const start = match(white, text, 0);
  if (start === text.length) return { kind: 'empty', position: 0 };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'string') return undefined;
    return /^\s*[{[]/.test(value) && parses(value) ? { kind: 'double_encoded', position: start } : undefined;
  } catch {
    // The walk below finds where and why.
  }
  const first = text.charAt(start);
  if (!'{["\'\u201c\u2018'.includes(first)) return { kind: 'not_json', position: start };
  return new Walk(text, start).run();
}

class Walk {
  readonly #text: string;
  #at: number;
  /** Open brackets, by the one that closes them. */
  readonly #open: ('}' | ']')[] = [];
  #expect: Expect = 'value';

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  run(): JsonFault {
    for (;;) {
      this.#at = match(white, this.#text, this.#at);
      if (this.#at >= this.#text.length) return this.#fault('truncated');
      const kind = this.#step(this.#text.charAt(this.#at));
      if (kind) return this.#fault(kind);
      // The value is complete and the parser still refused: something follows it.
      if (this.#open.length === 0) return this.#fault('not_json');
    }
  }

  #fault(kind: JsonFaultKind): JsonFault {
    return { kind, position: Math.min(this.#at, Math.max(0, this.#text.length - 1)) };
  }

  #step(c: string): JsonFaultKind | undefined {
    if (c === '\u201c' || c === '\u201d' || c === '\u2018' || c === '\u2019') return 'smart_quotes';
    if (c === "'" || c === '`') return 'single_quotes';
    switch (this.#expect) {
      case 'key':
      case 'key_or_close':
        if (c === '"') return this.#string('colon');
        if (c === '}') return this.#expect === 'key' ? 'trailing_comma' : this.#close(c);
        if (c === ',') return 'missing_value';
        return /[A-Za-z_$\d]/.test(c) ? 'unquoted_key' : 'not_json';
      case 'colon':
        if (c !== ':') return 'not_json';
        this.#at += 1;
        this.#expect = 'value';
        return undefined;
      case 'comma_or_close':
        if (c === '}' || c === ']') return this.#close(c);
        if (c !== ',') return /["\d{[A-Za-z]/.test(c) ? 'missing_comma' : 'not_json';
        this.#at += 1;
        this.#expect = this.#open.at(-1) === '}' ? 'key' : 'value';
        return undefined;
      default:
        return this.#value(c);
    }
  }

  #value(c: string): JsonFaultKind | undefined {
    const inArray = this.#open.at(-1) === ']';
    if (c === '"') return this.#string('comma_or_close');
    if (c === '{' || c === '[') {
      this.#open.push(c === '{' ? '}' : ']');
      this.#at += 1;
      this.#expect = c === '{' ? 'key_or_close' : 'value_or_close';
      return undefined;
    }
    if (c === ']' && inArray) return this.#expect === 'value' ? 'trailing_comma' : this.#close(c);
    if (c === '}' || c === ']' || c === ',') return 'missing_value';
    const end = match(number, this.#text, this.#at);
    if (end > this.#at) {
      this.#at = end;
      this.#expect = 'comma_or_close';
      return /[\w.]/.test(this.#text.charAt(end)) ? 'not_json' : undefined;
    }
    const name = this.#text.slice(this.#at, match(word, this.#text, this.#at));
    if (name === '') return 'not_json';
    if (wrongLiterals.has(name)) return 'literal';
    if (name !== 'true' && name !== 'false' && name !== 'null') {
      // A word that the text breaks off in may yet have become one.
      return this.#at + name.length === this.#text.length ? 'truncated' : 'not_json';
    }
    this.#at += name.length;
    this.#expect = 'comma_or_close';
    return undefined;
  }

  #string(next: Expect): JsonFaultKind | undefined {
    for (let i = this.#at + 1; i < this.#text.length; i += 1) {
      const code = this.#text.charCodeAt(i);
      if (code === 92) i += 1;
      else if (code === 34) {
        this.#at = i + 1;
        this.#expect = next;
        return undefined;
      } else if (code < 32) {
        this.#at = i;
        return 'control_character';
      }
    }
    this.#at = this.#text.length;
    return 'truncated';
  }

  #close(c: '}' | ']'): JsonFaultKind | undefined {
    if (this.#open.pop() !== c) return 'not_json';
    this.#at += 1;
    this.#expect = 'comma_or_close';
    return undefined;
  }
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Only whether it is JSON matters here.
    return false;
  }
}
