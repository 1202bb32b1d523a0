import type { Body } from '@causeway/evidence';
import { jsonOf } from './json-body.ts';
import { isJsonType } from './shown-headers.ts';

export type BodyKind = 'json' | 'json_array' | 'form' | 'xml' | 'html' | 'multipart' | 'text';

/** A page, or a part of one; XHTML may be declared as XML before. */
const page =
  /^(?:<\?xml[^<>]{0,200}>\s{0,20})?(?:<!--[^>]{0,200}-->\s{0,20})?<(?:!doctype html|(?:html|head|body|title|center|h[1-6]|pre|p|div|br|hr|noscript|meta|script|style|iframe)[\s/>])/i;

/**
 * What a body is, by itself where it can be told (a declared type may be the mistake that is looked
 * for), otherwise by its declared media type; undefined for white space.
 */
export function bodyKind(body: Body, declared: string | undefined): BodyKind | undefined {
  const start = body.text.slice(0, 400).trimStart();
  if (start === '') return undefined;
  const json = jsonOf(body);
  if (json && (start[0] === '{' || start[0] === '[')) return start[0] === '[' ? 'json_array' : 'json';
  if (page.test(start)) return 'html';
  if (/^<(?:\?xml|[a-z_][\w.-]*(?::[\w.-]+)?[\s/>])/i.test(start)) return declared === 'text/html' ? 'html' : 'xml';
  if (/^--[\w'()+,./:=?-]{4,70}\s*(?:\n|\r|$)/.test(start)) return 'multipart';
  if (declared?.startsWith('multipart/')) return 'multipart';
  if (/^\{\s*["'}\u201c]/.test(start) || /^\[\s*[{"[\]]/.test(start)) return start[0] === '[' ? 'json_array' : 'json';
  if (/^[\w.[\]%+-]{1,200}=/.test(start) && !/\s/.test(start.trimEnd())) return 'form';
  if (declared === 'application/x-www-form-urlencoded' && start.includes('=')) return 'form';
  if (json && declared !== undefined && isJsonType(declared)) return 'json';
  return 'text';
}
