import { Parser } from 'htmlparser2';

/** An element of XML that holds text, or nothing, and no other element. */
export interface XmlLeaf {
  /** Local names from the root down, without prefixes: `Envelope/Body/Fault/faultcode`. */
  path: string;
  name: string;
  text: string;
}

export interface XmlText {
  /** The root element's local name. */
  root: string;
  /** Value of the root's `xmlns`, or of the one for its prefix. */
  namespace?: string;
  leaves: XmlLeaf[];
  /** Whether the root element was closed. */
  complete: boolean;
}

/** Characters of XML, and elements in it, that are looked at. */
const longest = 100_000;
const most = 500;
const deepest = 40;

/**
 * The texts of an XML document, as far as it goes; undefined where there is no element. Entities that a document
 * declares are not expanded, and what is cut off keeps what came before.
 */
export function xmlLeaves(xml: string): XmlText | undefined {
  const open: { name: string; text: string; leaf: boolean }[] = [];
  let found: XmlText | undefined;
  let ended = false;
  const close = (): void => {
    const element = open.at(-1);
    const path = open.map(({ name }) => name).join('/');
    open.pop();
    if (!element || !found) return;
    if (element.leaf && found.leaves.length < most)
      found.leaves.push({ path, name: element.name, text: element.text.trim() });
    if (open.length === 0) found.complete = true;
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (found?.complete || open.length > deepest) return;
        const parent = open.at(-1);
        if (parent) parent.leaf = false;
        const [prefix, local] = tag.includes(':')
          ? [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)]
          : ['', tag];
        const namespace = attributes[prefix ? `xmlns:${prefix}` : 'xmlns'];
        found ??= { root: local, ...(namespace && { namespace }), leaves: [], complete: false };
        open.push({ name: local, text: '', leaf: true });
      },
      ontext(text) {
        const element = open.at(-1);
        if (element && element.text.length < longest) element.text += text;
      },
      onclosetag(tag) {
        // What the end of the text closes was not closed by the document.
        if (!ended && tag.endsWith(open.at(-1)?.name ?? '\n')) close();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml.slice(0, longest));
  const whole = found?.complete ?? false;
  ended = true;
  parser.end();
  while (!whole && open.length > 0) close();
  return found && { ...found, complete: whole };
}

/** The text of the first leaf whose path ends so; undefined where it is absent or empty. */
export function leafText({ leaves }: XmlText, ...ends: readonly string[]): string | undefined {
  for (const end of ends) {
    const leaf = leaves.find(({ path, text }) => text !== '' && (path === end || path.endsWith(`/${end}`)));
    if (leaf) return leaf.text;
  }
  return undefined;
}
