/** What error bodies in XML and HTML say. Patterns run over at most 20,000 characters and are linear: a tag, then no tag. */

const element = /<(?:[\w.-]{1,40}:)?([A-Za-z_][\w.-]{0,40})(?:\s[^<>]{0,300})?>([^<]{1,1000})(?=<)/g;
const cdata = /<!\[CDATA\[([^\]]{0,2000})\]\]>/g;
const codeElement = /^(?:code|faultcode|errorcode|error_code|errcode|error-code|type|resultcode|statuscode|subcode)$/i;
const messageElement =
  /^(?:message|faultstring|errormessage|error_message|detail|description|text|reason|msg|errmsg|error-message|error|title|string)$/i;
const fieldElement = /^(?:field|param|parameter|parametername|argumentname|headername|path)$/i;

/** Codes, messages and fields of an XML error: S3's `Error`, SOAP faults, what vendors made of it. */
export function xmlWords(text: string): { codes: string[]; messages: string[]; fields: string[] } {
  const codes = new Set<string>();
  const messages = new Set<string>();
  const fields = new Set<string>();
  const plain = text.replace(cdata, (_, inside: string) => inside.replaceAll('<', '&lt;'));
  for (const [, name = '', content = ''] of plain.matchAll(element)) {
    const value = unescapeMarkup(content.trim());
    if (value === '') continue;
    if (codeElement.test(name) && !/\s/.test(value)) codes.add(value);
    else if (messageElement.test(name)) messages.add(value);
    else if (fieldElement.test(name) && !/\s/.test(value)) fields.add(value);
  }
  return { codes: [...codes], messages: [...messages].slice(0, 20), fields: [...fields] };
}

const spoken = /<(title|h1|h2|pre)\b[^<>]{0,300}>([^<]{1,500})(?=<)/gi;

/** What an HTML error page says first: its title, headings, and the `pre` that frameworks put errors in. */
export function pageWords(text: string): string[] {
  const words = new Set<string>();
  for (const [, , content = ''] of text.matchAll(spoken)) {
    const said = unescapeMarkup(content).replace(/\s+/g, ' ').trim();
    if (said !== '' && words.size < 6) words.add(said);
  }
  return [...words];
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function unescapeMarkup(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,6})|([a-z]{2,5}));/g,
    (whole, number: string | undefined, name: string | undefined) =>
      number ? String.fromCodePoint(Math.min(Number(number), 0x10ffff)) : (named[name ?? ''] ?? whole),
  );
}
