import type { Body, Exchange } from '@causeway/evidence';
import { pageIn } from './answerer.ts';
import { bodyKind } from './body-kind.ts';
import { isObject, jsonOf } from './json-body.ts';
import { pageWords, xmlWords } from './markup-words.ts';
import { failureFlag, userErrorsIn } from './reported-failure.ts';
import { mediaType, responseHeader } from './shown-headers.ts';

/** What an error body says, in the order in which it says it. */
export interface ErrorWords {
  codes: string[];
  messages: string[];
  fields: string[];
}

/** Names under which vendors keep a code; RFC 9457 has `type`, GraphQL `extensions.code`, AWS `__type`. */
const codeNames = new Set([
  'code', 'type', 'error', 'error_code', 'errorcode', 'err_code', 'errcode', 'error_type', 'errortype', 'error_subcode', 'reason', 'status',
  '__type', 'name', 'issue', 'err', 'faultcode', 'sub_code', 'errorname', 'decline_code', 'exception', 'category', 'rule', 'keyword', 'domain_code',
]); // biome-ignore format: one table
const messageNames = new Set([
  'message', 'error_message', 'errormessage', 'error_description', 'errordescription', 'detail', 'details', 'title', 'description', 'msg', 'errmsg',
  'error_msg', 'hint', 'faultstring', 'user_message', 'errorsummary', 'summary', 'error', 'errors', 'reason', 'text', 'info', 'explanation', 'fault', 'body', 'data',
]); // biome-ignore format: one table
const fieldNames = new Set([
  'param', 'parameter', 'field', 'fields', 'pointer', 'property', 'propertypath', 'property_path', 'path', 'loc', 'instancepath', 'datapath',
  'attribute', 'argument', 'key', 'field_name', 'fieldname', 'missing', 'missing_fields', 'invalid_fields', 'required', 'location', 'input_name', 'target',
]); // biome-ignore format: one table
/** Members that lead to more of the error; anything else may be the resource that it is about. */
const inner = new Set([
  'error', 'errors', 'fault', 'detail', 'details', 'error_details', 'errordetails', 'extensions', 'meta', 'violations', 'fieldviolations', 'invalid_params',
  'invalid-params', 'invalidparams', 'validation_errors', 'validationerrors', 'validation', 'source', 'errorresponse', 'issues', 'fielderrors', 'field_errors', 'fields', 'modelstate',
  'errorinfo', 'response', 'exception', 'error_info', 'messages', 'data', 'cause', 'causes', 'errorcauses', 'status', 'problem', 'problems', 'parameters', 'body', 'result', 'inner_errors', 'errormessages', 'innererror',
]); // biome-ignore format: one table
const listsFields = /^(?:invalid[-_]?params|violations|fieldviolations)$/;
/** Values that name nothing. */
const empty = /^(?:error|errors|object|list|about:blank|true|false|null|ok|string|field|data|root|body|\d{3} .*|<.*)$/i;

const none: ErrorWords = { codes: [], messages: [], fields: [] };
const known = new WeakMap<Body, ErrorWords>();

/** What the body of a failed answer says; nothing for a success that reports no failure. */
export function errorWords(exchange: Exchange): ErrorWords {
  const { response } = exchange;
  const body = response?.body;
  if (!response || !body || response.status < 200 || (response.status >= 300 && response.status < 400)) return none;
  const before = known.get(body);
  if (before) return before;
  const words =
    response.status < 300 && failureFlag(jsonOf(body)?.value) === undefined
      ? none
      : wordsOf(body, response.status, responseHeader(exchange, 'content-type')?.value);
  known.set(body, words);
  return words;
}

/** The codes that the body of a failed answer names. */
export function errorCodesIn(exchange: Exchange): readonly string[] {
  return errorWords(exchange).codes;
}

/** What an error body says that was seen without its answer. */
export function wordsOfBody(body: Body): ErrorWords {
  return wordsOf(body, undefined, undefined);
}

function wordsOf(body: Body, status: number | undefined, declared: string | undefined): ErrorWords {
  const json = jsonOf(body);
  if (json) {
    const collector = new Collector(status);
    collector.visit(json.value, 0);
    for (const list of userErrorsIn(json.value)) collector.visit(list, 1);
    return collector.words();
  }
  const kind = bodyKind(body, declared && mediaType(declared));
  const text = body.text.slice(0, 20_000);
  if (kind === 'xml') return xmlWords(text);
  const page = pageIn(body);
  const codes = page?.errorCode && looksLikeCode(page.errorCode) ? [page.errorCode] : [];
  if (kind === 'html') return { codes, messages: pageWords(text), fields: [] };
  if (kind === 'json' || kind === 'json_array') return cutJsonWords(text, status);
  return kind === 'text' && text.length <= 1000 ? { codes, messages: [text.trim()], fields: [] } : none;
}

/** Members of JSON that is cut off or broken, by their names alone. */
function cutJsonWords(text: string, status: number | undefined): ErrorWords {
  const collector = new Collector(status);
  for (const [, name = '', value = ''] of text.matchAll(
    /"([\w-]{1,40})"\s{0,8}:\s{0,8}"((?:[^"\\\n]|\\.){1,1000})"/g,
  )) {
    collector.member(name, value.replace(/\\(["\\/])/g, '$1'));
  }
  return collector.words();
}

class Collector {
  /** A body that repeats the status names no error by it. */
  readonly #status: string;
  readonly #codes = new Set<string>();
  readonly #messages = new Set<string>();
  readonly #fields = new Set<string>();
  #visited = 0;

  constructor(status: number | undefined) {
    this.#status = String(status ?? '');
  }

  words(): ErrorWords {
    return { codes: [...this.#codes], messages: [...this.#messages], fields: [...this.#fields] };
  }

  /** `ofFields`: what is visited is a list of fields, each with a name and a reason (RFC 9457, section 3). */
  visit(value: unknown, depth: number, ofFields = false): void {
    this.#visited += 1;
    if (depth > 8 || this.#visited > 400) return;
    if (Array.isArray(value)) {
      for (const item of value) {
        if (typeof item === 'string') this.#message(item);
        else this.visit(item, depth + 1, ofFields);
      }
    } else if (isObject(value)) {
      // Django REST answers with the fields alone.
      if (depth === 0 && Object.values(value).every(isTexts)) this.#fieldMessages(value);
      else for (const [name, member] of Object.entries(value)) this.member(name, member, depth, ofFields);
    }
  }

  member(name: string, value: unknown, depth = 0, ofFields = false): void {
    const lower = name.toLowerCase();
    if (ofFields && typeof value === 'string' && (lower === 'name' || lower === 'reason')) {
      if (lower === 'name') this.#field(value);
      else this.#message(value);
      return;
    }
    if (fieldNames.has(lower)) this.#field(value);
    if (typeof value === 'string') {
      if (codeNames.has(lower) && looksLikeCode(value)) this.#code(value);
      else if (messageNames.has(lower)) this.#message(value);
      return;
    }
    if (typeof value === 'number' && codeNames.has(lower) && lower !== 'status') this.#code(String(value));
    if (typeof value !== 'object' || value === null || !inner.has(lower)) return;
    if (holdsFieldMessages(lower, value)) this.#fieldMessages(value);
    else this.visit(value, depth + 1, listsFields.test(lower));
  }

  /** `{ email: ["is invalid"] }`, as Rails, Laravel, Django, Shopify and ASP.NET answer. */
  #fieldMessages(value: Record<string, unknown>): void {
    for (const [name, messages] of Object.entries(value)) {
      if (!empty.test(name)) this.#field(name);
      for (const message of [messages].flat()) if (typeof message === 'string') this.#message(message);
    }
  }

  #code(value: string): void {
    if (value !== this.#status && !empty.test(value) && this.#codes.size < 20) this.#codes.add(value);
  }

  #message(value: string): void {
    const trimmed = value.trim();
    if (trimmed.length > 1 && this.#messages.size < 20) this.#messages.add(trimmed);
  }

  #field(value: unknown): void {
    if (this.#fields.size >= 40) return;
    if (Array.isArray(value)) {
      // A path of keys (FastAPI, zod, GraphQL), or a list of names.
      const isPath =
        value.some((v) => typeof v === 'number') ||
        value[0] === 'body' ||
        value[0] === 'query' ||
        value[0] === 'header';
      const names = value.filter((v): v is string => typeof v === 'string');
      const path = value
        .slice(value[0] === 'body' ? 1 : 0)
        .filter((v) => typeof v === 'string' || typeof v === 'number');
      if (isPath) this.#field(path.join('.'));
      else for (const name of names) this.#field(name);
      return;
    }
    if (
      typeof value === 'string' &&
      value.length > 0 &&
      value.length <= 200 &&
      !/\s/.test(value) &&
      !empty.test(value) &&
      !/^https?:/.test(value)
    ) {
      this.#fields.add(value);
    }
  }
}

/** A code is one word or an address; a sentence is a message. */
function looksLikeCode(value: string): boolean {
  return value.length <= 120 && !/\s/.test(value.trim()) && /[A-Za-z0-9]/.test(value);
}

/** Whether an object's names are fields and its values what is wrong with each. */
function holdsFieldMessages(name: string, value: object): value is Record<string, unknown> {
  if (!isObject(value) || !holdsMessages.test(name)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, v]) => isTexts(v) || (typeof v === 'string' && !isOwnName(key)));
}

const holdsMessages =
  /^(?:errors|error|fields|field_?errors|validation_?errors|modelstate|messages|details|data|body)$/;

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
}

function isOwnName(key: string): boolean {
  const lower = key.toLowerCase();
  return codeNames.has(lower) || messageNames.has(lower) || fieldNames.has(lower);
}
