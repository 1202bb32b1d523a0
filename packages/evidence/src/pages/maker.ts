/** What kind of program writes pages of its own: a web server, what stands in front of it, or what runs in it. */
export type PageKind =
  | 'bot_filter'
  | 'cdn'
  | 'tunnel'
  | 'company_proxy'
  | 'balancer'
  | 'platform'
  | 'web_server'
  | 'framework';

/** A program that answers with pages of its own, and how they are known. */
export interface Maker {
  /** As it calls itself in a Server header where it has one, in lower case. */
  server: string;
  kind: PageKind;
  /** Is in the page's words: its title, then its visible text, one line a block. */
  says?: RegExp;
  /** Is in the page as it was sent. With `says`, both are wanted. */
  markup?: RegExp;
  /** Its first group that is there is the error's own code; looked for in the words, then in the markup. */
  code?: RegExp;
  /** Where the page names no status: the one it is sent with, or the one that goes with a code. */
  status?: number | Readonly<Record<string, number>>;
  /** Names of fields with the pattern whose first group is the value. */
  fields?: Readonly<Record<string, RegExp>>;
}
