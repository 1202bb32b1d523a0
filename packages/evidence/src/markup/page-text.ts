import { Parser } from 'htmlparser2';

/** What a person sees of an HTML page. */
export interface PageText {
  title?: string;
  /** Texts of `h1` to `h3`, in order. */
  headings: string[];
  /** First lines of `pre`, where frameworks put errors. */
  preformatted: string[];
  /** The title and all visible text, one line a block, white space collapsed; `pre` keeps its line ends. */
  text: string;
}

/** Characters of a page that are looked at. */
const longest = 100_000;
const inline = new Set(
  'a abbr b bdi cite code em font i kbd label mark q s samp small span strong sub sup time tt u var'.split(' '),
);
const unseen = new Set(['style', 'script', 'template', 'svg']);
const heading = /^h[1-3]$/;

/** The words of an HTML page, or of a part of one. */
export function pageText(html: string): PageText {
  const seen = new SeenText();
  const parser = new Parser(
    {
      onopentagname: (name) => seen.open(name),
      onclosetag: (name) => seen.close(name),
      ontext: (text) => seen.add(text),
    },
    { decodeEntities: true },
  );
  parser.end(html.slice(0, longest));
  return seen.page();
}

class SeenText {
  readonly #lines: string[] = [];
  readonly #headings: string[] = [];
  readonly #preformatted: string[] = [];
  #preStart = -1;
  #title: string | undefined;
  #line = '';
  #hidden = 0;
  #pre = 0;

  open(name: string): void {
    if (unseen.has(name)) this.#hidden += 1;
    if (!inline.has(name)) this.#endLine();
    if (name !== 'pre') return;
    this.#pre += 1;
    this.#preStart = this.#lines.length;
  }

  close(name: string): void {
    if (unseen.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    if (inline.has(name)) return;
    const line = this.#endLine();
    if (name === 'pre') {
      this.#pre = Math.max(0, this.#pre - 1);
      const first = this.#lines[this.#preStart];
      if (first) this.#preformatted.push(first);
    }
    if (name === 'title') this.#title ??= line;
    else if (heading.test(name) && line) this.#headings.push(line);
  }

  add(text: string): void {
    if (this.#hidden > 0) return;
    if (this.#pre === 0) {
      this.#line += text;
      return;
    }
    const [first = '', ...rest] = text.split('\n');
    this.#line += first;
    for (const more of rest) {
      this.#endLine();
      this.#line = more;
    }
  }

  page(): PageText {
    this.#endLine();
    return {
      ...(this.#title && { title: this.#title }),
      headings: this.#headings,
      preformatted: this.#preformatted,
      text: this.#lines.join('\n'),
    };
  }

  #endLine(): string {
    const line = this.#line.replace(/\s+/g, ' ').trim();
    this.#line = '';
    if (line) this.#lines.push(line);
    return line;
  }
}
