import type { Section } from '../../document.ts';
import type { Header, HttpRequest, HttpResponse } from '../../exchange.ts';
import { type Claim, exchangeClaim, foundOf, indicesFrom } from '../../http/claims.ts';
import { isStatus } from '../../http/words.ts';
import { eachJson } from '../../json/each-json.ts';
import type { JsonPlace } from '../../json/json-in-lines.ts';
import { instantOf } from '../../logs/timestamp.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'serverless-event';
/** A function's answer belongs to the event that stands no further above it. */
const nearby = 6;

/** Reads the event that API Gateway, a function URL, a load balancer or Netlify hands to a function, and its answer. */
export const serverlessEvent: Reader = {
  id,
  title: 'serverless HTTP event',
  formats: [
    {
      title: 'API Gateway event, version 1.0',
      sample: 'api-gateway-v1.json',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
    },
    {
      title: 'API Gateway event, version 2.0',
      sample: 'api-gateway-v2.json',
      source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => /"?(?:httpMethod|rawPath|routeKey)"?/.test(line))) return [];
    const claims: Claim[] = [];
    eachJson(section.lines, (place) => {
      const event = eventIn(place);
      if (event) claims.push(claimOf(section, place, event));
      else return answer(section, place, claims.at(-1));
      return true;
    });
    return foundOf(section, claims);
  },
};

function eventIn(place: JsonPlace): JsonPlace | undefined {
  const inner = [place, place.get('event'), place.get('Event')];
  return inner.find((one) => one !== undefined && isEvent(one));
}

function isEvent(place: JsonPlace): boolean {
  const old = place.get('httpMethod')?.text !== undefined && place.get('path')?.text !== undefined;
  const current = place.get('requestContext')?.get('http')?.get('method')?.text !== undefined;
  return (old || current) && (place.get('headers') ?? place.get('multiValueHeaders')) !== undefined;
}

function claimOf(section: Section, whole: JsonPlace, event: JsonPlace): Claim {
  const line = (place: JsonPlace) => section.firstLine + place.first;
  const context = event.get('requestContext');
  const headers = headersOf(event, line);
  const named = headers.find((h) => h.name.toLowerCase() === 'host')?.value;
  const host = named ?? context?.get('domainName')?.text;
  const scheme = headers.find((h) => h.name.toLowerCase() === 'x-forwarded-proto')?.value ?? 'https';
  const path = event.get('rawPath')?.text ?? event.get('path')?.text ?? '/';
  const query = event.get('rawQueryString')?.text || queryOf(event);
  const target = `${path}${query ? `?${query}` : ''}`;
  const encoded = event.get('isBase64Encoded')?.scalar === 'true';
  const content = event.get('body');
  const body = content?.text;
  const method = event.get('httpMethod')?.text ?? context?.get('http')?.get('method')?.text;
  const request: HttpRequest = {
    ...(method ? { method } : {}),
    url: event.get('rawUrl')?.text ?? (host ? `${scheme}://${host}${target}` : target),
    headers,
    // Base64 may hide what redaction would have masked: it stays undecoded.
    ...(content && body && !encoded
      ? {
          body: {
            text: body,
            firstLine: line(content),
            lastLine: section.firstLine + content.last,
            truncated: !content.complete,
          },
        }
      : {}),
    line: line(event),
  };
  const time = context?.get('timeEpoch') ?? context?.get('requestTimeEpoch');
  const startedAt = time?.number === undefined ? undefined : instantOf(time.number, line(time));
  const fields: Record<string, string> = {};
  for (const [name, value] of [
    ['requestId', context?.get('requestId')?.text],
    ['stage', context?.get('stage')?.text],
    ['routeKey', event.get('routeKey')?.text],
    ['resource', event.get('resource')?.text],
    ['isBase64Encoded', encoded ? 'true' : undefined],
  ])
    if (name && value) fields[name] = value;
  const peer = context?.get('http')?.get('sourceIp')?.text ?? context?.get('identity')?.get('sourceIp')?.text;
  return exchangeClaim(section, id, indicesFrom(whole.first, whole.last), {
    seenFrom: 'server',
    request,
    ...(startedAt ? { startedAt } : {}),
    ...(peer ? { peer } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  });
}

function headersOf(event: JsonPlace, line: (place: JsonPlace) => number): Header[] {
  const single = event.get('headers');
  const given = single?.members.length ? single : event.get('multiValueHeaders');
  return (given?.members ?? []).flatMap(([name, value]) => {
    const values = value.isArray ? value.items : [value];
    return values.flatMap((one) => (one.text === undefined ? [] : [{ name, value: one.text, line: line(one) }]));
  });
}

function queryOf(event: JsonPlace): string {
  const parts = event.get('queryStringParameters')?.members ?? [];
  return parts.map(([name, value]) => `${name}=${value.scalar ?? ''}`).join('&');
}

/** `{statusCode, headers, body}` below an event is what the function answered. */
function answer(section: Section, place: JsonPlace, above: Claim | undefined): boolean {
  const exchange = above?.exchanges?.[0];
  const code = place.get('statusCode');
  const status = Number(code?.scalar);
  const between = section.firstLine + place.first - (exchange?.lastLine ?? 0);
  const isAnswer = place.get('body') !== undefined || place.get('headers') !== undefined;
  if (!above || !exchange || exchange.response || !isStatus(status) || !isAnswer || between > nearby || between < 1)
    return false;
  const line = (one: JsonPlace) => section.firstLine + one.first;
  const content = place.get('body');
  const encoded = place.get('isBase64Encoded')?.scalar === 'true';
  const response: HttpResponse = {
    status,
    headers: headersOf(place, line),
    ...(content?.text && !encoded
      ? {
          body: {
            text: content.text,
            firstLine: line(content),
            lastLine: section.firstLine + content.last,
            truncated: !content.complete,
          },
        }
      : {}),
    line: code ? line(code) : line(place),
  };
  exchange.response = response;
  exchange.lastLine = section.firstLine + place.last;
  above.indices = [...above.indices, ...indicesFrom(place.first, place.last)];
  return true;
}
