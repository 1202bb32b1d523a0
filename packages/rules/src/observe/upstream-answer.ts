import { lineSaying } from './json-body.ts';
import type { Observer } from './observer.ts';

/** Characters of a body that are looked at. */
const longest = 20_000;

/**
 * How HTTP clients word the status of an answer that they took for an error: axios, got, node-fetch users, Python's
 * requests, urllib and httpx, Guzzle, Spring, .NET, Go's API clients, Faraday, reqwest, and programs that speak of an upstream.
 */
const passedOn: readonly RegExp[] = [
  /\brequest failed with status(?: code)?:? (\d{3})\b/i,
  /\bresponse code (\d{3}) \(/i,
  /\b(\d{3}) (?:client|server) error: [^\n]{0,80}\bfor url\b/i,
  /\bHTTP Error (\d{3}): /,
  /\b(?:client|server) error ['`"](\d{3}) [\w ]{2,40}['`"] for url/i,
  /\bresulted in an? [`'"](\d{3}) /i,
  /\bHttp(?:Client|Server)ErrorException\S{0,60}: (\d{3})\b/,
  /\b(\d{3}) [\w ]{2,40} from (?:GET|POST|PUT|PATCH|DELETE|HEAD) https?:/,
  /\bdoes not indicate success: (\d{3})\b/i,
  /\bunexpected (?:response |http )?status(?: code)?:? (\d{3})\b/i,
  /\bgoogleapi: Error (\d{3}): /,
  /\bthe server responded with status (\d{3})\b/i,
  /\bHTTP status (?:client|server) error \((\d{3})\b/,
  /\b(?:upstream|backend|downstream|vendor|provider|third[- ]party|remote)(?: (?:api|server|service))? (?:returned|responded with|answered|replied with|gave|status(?: code)?:?)(?: (?:a|an|status|code|http))* (\d{3})\b/i,
];
/** The error object of a client, printed as JSON: its status counts where what was requested stands beside it. */
const printedStatus = /"status(?:_?code)?" ?: ?"?(\d{3})\b/i;
const printedRequest = /"(?:request_?(?:path|method|url|uri)|config|upstream)" ?: ?["{]/i;

/**
 * The status that another server gave to the program that answered, where its answer passes on what it met there:
 * `500 {"error": "Request failed with status code 401"}` is a refusal of the program by the API that it calls.
 */
export const upstreamAnswer: Observer = {
  facts: ['response.upstream_status'],
  observe({ exchange }, note) {
    const { response } = exchange;
    if (!response?.body || response.status < 400) return;
    // A program's JSON inside a JSON string is escaped.
    const text = response.body.text.slice(0, longest).replace(/\\+n/g, ' ').replace(/\\+"/g, '"');
    const found = passedOn.map((pattern) => pattern.exec(text)).find((match) => match !== null);
    const match = found ?? (printedRequest.test(text) ? printedStatus.exec(text) : null);
    const status = Number(match?.[1]);
    // The same status may well be its own.
    if (!match || !(status >= 400 && status <= 599) || status === response.status) return;
    note('response.upstream_status', status, lineSaying(response.body, match[0]));
  },
};
