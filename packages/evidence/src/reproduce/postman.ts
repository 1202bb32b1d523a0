import type { Exchange, Header } from '../exchange.ts';
import { type Place, type SecretVariable, SecretVariables } from './secret-variables.ts';
import { sentRequest } from './sent-request.ts';

interface PostmanPair {
  key: string;
  value: string;
}

interface PostmanRequest {
  method: string;
  header: PostmanPair[];
  url: {
    raw: string;
    protocol?: string;
    host?: string[];
    port?: string;
    path?: string[];
    query?: { key: string; value: string | null }[];
  };
  body?: { mode: 'raw'; raw: string; options: { raw: { language: string } } };
}

/** A collection of one request in the format v2.1, which Insomnia, Bruno and Hoppscotch import too. */
export interface PostmanCollection {
  info: { name: string; schema: string; description: string };
  item: {
    name: string;
    request: PostmanRequest;
    response: {
      name: string;
      originalRequest: PostmanRequest;
      status: string;
      code: number;
      header: PostmanPair[];
      body: string;
    }[];
  }[];
  variable: { key: string; value: string; type: 'string'; description: string }[];
}

/**
 * The request of an exchange as a Postman collection, with the answer that it got as an example.
 * Every secret is a variable of the collection, to be filled in there.
 * @returns undefined where the record shows no request
 */
export function toPostmanCollection(exchange: Exchange): PostmanCollection | undefined {
  const sent = sentRequest(exchange);
  if (!sent) return undefined;
  const secrets = new SecretVariables();
  const needsBaseUrl = !/^https?:\/\//i.test(sent.url);
  const url = `${needsBaseUrl ? '{{base_url}}' : ''}${withVariables(sent.url, { in: 'url' }, secrets)}`;
  const request: PostmanRequest = {
    method: sent.method,
    header: sent.headers.map(({ name, value }) => ({
      key: name,
      value: withVariables(value, { in: 'header', name }, secrets),
    })),
    url: partsOf(url),
    ...(sent.body === undefined
      ? {}
      : {
          body: {
            mode: 'raw',
            raw: withVariables(sent.body, { in: 'body' }, secrets),
            options: { raw: { language: languageOf(sent.headers) } },
          },
        }),
  };
  const name = `${sent.method} ${url.replace(/[?#][\s\S]*$/, '')}`;
  const { response } = exchange;
  return {
    info: {
      name: `Causeway: ${name}`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      description: ['The failing request. Fill in the variables of the collection before sending.', ...sent.notes].join(
        '\n',
      ),
    },
    item: [
      {
        name,
        request,
        response: response
          ? [
              {
                name: 'As it failed',
                originalRequest: request,
                status: response.reason ?? '',
                code: response.status,
                header: response.headers.map((h) => ({ key: h.name, value: h.value })),
                body: response.body?.text ?? '',
              },
            ]
          : [],
      },
    ],
    variable: [
      ...(needsBaseUrl ? [variable('base_url', 'Scheme and host, such as https://api.example.com')] : []),
      ...secrets.list.map((s) => variable(s.name.toLowerCase(), describe(s))),
    ],
  };
}

function withVariables(text: string, place: Place, secrets: SecretVariables): string {
  return secrets
    .segments(text, place)
    .map((s) => ('literal' in s ? s.literal : `{{${s.variable.name.toLowerCase()}}}`))
    .join('');
}

function variable(key: string, description: string): PostmanCollection['variable'][number] {
  return { key, value: '', type: 'string', description };
}

function describe({ prefix, length, where }: SecretVariable): string {
  return `Secret of ${where}: ${length} characters${prefix ? `, begins with ${prefix}` : ''}`;
}

/** Postman sends `raw` where the parts are missing, and shows the parts where they are there. */
function partsOf(url: string): PostmanRequest['url'] {
  const match = /^(https?):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d+))?([^?#]*)(?:\?([^#]*))?/i.exec(url);
  // A user name in the URL has no part of its own.
  if (!match || /^https?:\/\/[^/?#]*@/i.test(url)) return { raw: url };
  const [, protocol = '', host = '', port, path = '', query] = match;
  return {
    raw: url,
    protocol: protocol.toLowerCase(),
    host: host.startsWith('[') ? [host] : host.split('.'),
    ...(port ? { port } : {}),
    ...(path ? { path: path.slice(1).split('/') } : {}),
    ...(query === undefined ? {} : { query: query.split('&').map(pairOf) }),
  };
}

/** Null where there is no `=`, which Postman then leaves out too. */
function pairOf(pair: string): { key: string; value: string | null } {
  const at = pair.indexOf('=');
  return at < 0 ? { key: pair, value: null } : { key: pair.slice(0, at), value: pair.slice(at + 1) };
}

function languageOf(headers: readonly Header[]): string {
  const type = headers.find((h) => h.name.toLowerCase() === 'content-type')?.value ?? '';
  return /\bjson\b|\+json/i.test(type) ? 'json' : /xml/i.test(type) ? 'xml' : 'text';
}
