/** A scalar that util.inspect printed, with the dotted names of the objects around it. */
export interface Printed {
  value: string;
  line: number;
}

const most = 400;
const key =
  /(?:\[([A-Za-z$][\w$]{0,60})\]|\[Symbol\(([^)\n]{1,60})\)\]|'((?:[^'\\]|\\.){1,120})'|"((?:[^"\\]|\\.){1,120})"|([A-Za-z_$][\w$-]{0,80})): ?(?!:)/y;
const quoted = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/y;
/** `Object [AxiosHeaders] {`, `<ref *1> {`, `Map(2) {`: what kind of thing the bracket opens. */
const kind =
  /(?=[A-Za-z$_<[])(?:<ref \*\d{1,4}> )?(?:[A-Za-z$_][\w$]{0,80}(?:\(\d{1,9}\))? )?(?:\[[^\]\n]{1,60}\] )?(?=[{[])/y;
const bare = /[^,{}[\]\s][^,{}[\]]{0,400}/y;

/**
 * Reads what util.inspect prints of an object, line by line, and says how deep in braces it stands. It keeps
 * scalars only; classes, buffers and circular marks are passed over.
 */
export class InspectDump {
  readonly fields = new Map<string, Printed>();
  #path: { bracket: string; name: string }[] = [];
  #key = '';

  /** How many braces are open. */
  get depth(): number {
    return this.#path.filter((part) => part.bracket === '{').length;
  }

  /** Opens an object under a name, as the ` {` behind a stack trace does. */
  open(name: string): void {
    this.#path.push({ bracket: '{', name });
    this.#key = '';
  }

  feed(text: string, line: number): void {
    let at = 0;
    while (at < text.length) {
      const c = text.charAt(at);
      if (c === ' ' || c === ',' || c === '\t') at += 1;
      else if (c === '}' || c === ']') {
        this.#close(c === '}' ? '{' : '[');
        at += 1;
      } else if (this.#key === '' && this.#match(key, text, at, (m) => (this.#key = m.slice(1).find(Boolean) ?? ''))) {
        at = key.lastIndex;
      } else if (this.#match(kind, text, at, () => {}) && kind.lastIndex > at) {
        at = kind.lastIndex;
      } else if (c === '{' || c === '[') {
        this.#path.push({ bracket: c, name: this.#key });
        this.#key = '';
        at += 1;
      } else if (
        this.#match(quoted, text, at, (m) => this.#keep(m.slice(1).find((s) => s !== undefined) ?? '', line))
      ) {
        at = quoted.lastIndex;
      } else if (this.#match(bare, text, at, (m) => this.#keep(m[0].trim(), line))) {
        at = bare.lastIndex;
      } else at += 1;
    }
    this.#key = /:\s*$/.test(text) ? this.#key : '';
  }

  #match(pattern: RegExp, text: string, at: number, then: (match: RegExpExecArray) => void): boolean {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) then(match);
    return match !== null;
  }

  #keep(value: string, line: number): void {
    // `Object`, `<ref *1>` and the like name what follows them.
    const scalar = !/^<|^(?:undefined|null)$/.test(value);
    if (this.#key && scalar && this.fields.size < most) {
      const name = this.#name(this.#key);
      if (!this.fields.has(name)) this.fields.set(name, { value: value.slice(0, 4000), line });
    }
    if (scalar || value === 'undefined' || value === 'null') this.#key = '';
  }

  #close(bracket: string): void {
    for (let i = this.#path.length - 1; i >= 0; i -= 1) {
      if (this.#path[i]?.bracket !== bracket) continue;
      this.#path.length = i;
      break;
    }
    this.#key = '';
  }

  #name(last: string): string {
    return [...this.#path.map((part) => part.name), last].filter(Boolean).join('.');
  }
}
