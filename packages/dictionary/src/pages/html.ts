import { raw, html as tagged } from 'hono/html';
import { micromark } from 'micromark';

/** A piece of a page. What was put into it as text is escaped. */
export type Html = Awaited<ReturnType<typeof tagged>>;

/** A piece of a page: every value in it is escaped but other pieces; lists are joined, null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  const made = tagged(strings, ...values);
  if (made instanceof Promise) throw new Error('a page is made of values that are there');
  return made;
}

/** Images would be fetched from elsewhere; they stay the text that they are. */
const withoutImages = { disable: { null: ['labelStartImage'] } };

/** Markdown (CommonMark) as a piece of a page; HTML in it shows as text, and only harmless addresses become links. */
export function markdown(text: string): Html {
  return raw(micromark(text, { extensions: [withoutImages] }));
}

/** The Markdown of one paragraph, without the paragraph. What is more than that, such as a list, is shown as written. */
export function inlineMarkdown(text: string): Html {
  const only = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>\s*$/.exec(micromark(text, { extensions: [withoutImages] }));
  return only?.[1] === undefined ? html`${text}` : raw(only[1]);
}
