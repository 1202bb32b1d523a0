import type { Document, ReadDocuments } from '@causeway/evidence';
import { reportName } from '../evidence-input.ts';
import type { FactValue } from '../knowledge/fact-values.ts';
import { linesSource } from './observation.ts';
import type { Noted } from './observe-text.ts';
import { type Computed, signaturesComputed } from './signature-computed.ts';
import { headersReadIn, signaturesSent } from './signature-headers.ts';
import { unitsAgree } from './signature-time.ts';
import { shorten } from './text-cues.ts';
import { lineAt, lineOf, logZones, type ZoneText, zoneOf } from './zones.ts';

const rebuilt =
  /JSON\.stringify\(|json\.dumps\(|json_encode\(|\bto_json\b|JsonConvert\.Serialize|JsonSerializer\.Serialize|writeValueAsString|json\.Marshal(?:Indent)?\(|(?:Jason|Poison)\.encode|serde_json::to_|\.toJson\(|http_build_query\(|urlencode\(|URLSearchParams\(/;
const parsedObject =
  /\$_POST|\$request->(?:all|input|post)\(|request\.(?:json|get_json|POST|form)\b|params\.(?:to_|permit|except)|body_params|await (?:req|request)\.json\(|ShouldBind|BodyParser\(/;
const asItCame =
  /rawBody|raw_body|raw_post|rawData|getRawBody|php:\/\/input|->getContent\(|get_data\(|\brequest\.data\b|\.text\(\)|arrayBuffer\(|ReadAll\(|body\.read|ReadAsStringAsync|ReadToEnd|ReadAsByteArray|readAllBytes|await request\.body\(|read_body|cache_body|\bbuffer\(req/;
const decoded =
  /b64decode\(\s*event|Buffer\.from\(\s*(?:event|req|request)\.body\s*,\s*["']base64|isBase64Encoded\s*\?/;
const joined =
  /[+.]\s*["'`][.:|\n-]?["'`]|\$\{|\bf["']|%s|\.join\(|\.format\(|Sprintf|#\{|concat\(|<>|implode\(|format!\(/;
const time = /time_?stamp|\bts\b|\$t\b|\bt\b|msg_?id|message_?id|webhook_?id|webhook-id|nonce|svix/i;
const address = /\burl\b|\buri\b|originalUrl|fullUrl|full_url|absolute_uri|http_url|request_?url|endpoint_?url/i;
const base64Key =
  /b64decode\(|Buffer\.from\([^)]{0,80},\s*["']base64|base64_decode\(|decode64|StdEncoding\.DecodeString|getDecoder\(\)|FromBase64String|Base\.decode64|general_purpose/;
const encodings: readonly (readonly [pattern: RegExp, encoding: 'hex' | 'base64'])[] = [
  [/digest\(\s*["']base64(?:url)?["']|base64_encode\(\s*(?:hash_hmac|\$)|b64encode\(|strict_encode64|encode64\(|StdEncoding\.EncodeToString|Base64\.getEncoder|ToBase64String|Base\.encode64|\.toString\((?:CryptoJS\.enc\.)?Base64\)|enc\.Base64\b/, 'base64'],
  [/digest\(\s*["']hex["']|hexdigest|hex\.EncodeToString|ToHexString|bin2hex|HexFormat|Hex\.encode|hmacHex|Base\.encode16|hex::encode|BitConverter\.ToString|enc\.Hex\b/, 'hex'],
]; // biome-ignore format: one table

/**
 * What pasted code shows of how a delivery's signature is checked: what is hashed, how the hash is written, which
 * header is read, what is done with the key, and in which units times are compared. Where the evidence shows the
 * header that came as well, the two are compared.
 * @param words the report, in which people put code as well
 */
export function observeSignatureCode(reading: ReadDocuments, documents: readonly Document[], words: string): Noted[] {
  const lines = { firstLine: 1, lastLine: words.split('\n').length };
  const zones = [...logZones(documents, reading), zoneOf('words', reportName, words, lines)];
  const sent = signaturesSent(reading, zones);
  return zones.flatMap((zone) => {
    const computed = signaturesComputed(zone.text);
    const [first] = computed;
    const notes: Noted[] = [];
    const note = (fact: string, value: FactValue | undefined, at: number) => {
      if (value === undefined) return;
      const line = lineAt(zone, at);
      const source = linesSource(zone.artifact, line, line, shorten(lineOf(zone.text, at)));
      notes.push({ fact, value, source, belief: zone.artifact === reportName ? 'report' : 'log' });
    };
    noteTimes(zone, sent.timestampDigits, note);
    if (!first) return notes;
    const own = computed.filter(({ library }) => !library);
    for (const one of computed) note('signature.hashed_body', bodyIn(one, zone.text), one.at);
    for (const one of own) {
      note('signature.code_signs', partsOf(one), one.at);
      if (one.key) note('signature.code_key', base64Key.test(one.key) ? 'decoded' : 'as_text', one.at);
    }
    if (own[0]) noteForm(zone, own[0].at, sent, note);
    if (own.length === 0) note('signature.code_signs', 'library', first.at);
    const read = headersReadIn(zone.text);
    const missed = read.find(({ name }) => sent.allShown && !sent.names.has(name));
    if (missed && sent.names.size > 0 && !read.some(({ name }) => sent.names.has(name)))
      note('signature.header_sent', 'under_other_name', missed.at);
    return notes;
  });
}

type Note = (fact: string, value: FactValue | undefined, at: number) => void;

function bodyIn({ content, library }: Computed, text: string): FactValue | undefined {
  if (decoded.test(content)) return 'raw';
  if (rebuilt.test(content) || parsedObject.test(content)) return 'parsed';
  if (asItCame.test(content)) return 'raw';
  // Who takes the body of Express after a JSON parser and hands it over as it is hands over an object.
  const parser = /(?:express|bodyParser)\.json\(/.test(text) && !/(?:express|bodyParser)\.raw\(|verify\s*:/.test(text);
  return !library && parser && /\breq(?:uest)?\.body\b/.test(content) ? 'parsed' : undefined;
}

function partsOf({ content }: Computed): FactValue | undefined {
  const [built = ''] = content.split(/(?<=.) ← (?=.*\b(?:headers?|getHeader|Header\.Get)\b)/s);
  if (!joined.test(content) && !content.includes(' + ')) return 'body_only';
  if (address.test(built)) return 'url_and_body';
  return time.test(built) ? 'timestamp_and_body' : undefined;
}

/** How the computed signature is written, against the one that came. */
function noteForm(zone: ZoneText, at: number, sent: ReturnType<typeof signaturesSent>, note: Note): void {
  const near = zone.text.slice(Math.max(0, at - 200), at + 1200);
  const encoding =
    encodings.find(([pattern]) => pattern.test(near))?.[1] ?? (/hash_hmac\(/.test(near) ? 'hex' : undefined);
  note('signature.code_encoding', encoding, at);
  const size = /sha-?_?(1|256|384|512)\b/i.exec(zone.text.slice(at, at + 400))?.[1];
  if (encoding === 'hex' && size && sent.hexLength && sent.hexLength !== hexDigits[size])
    note('signature.compared', 'other_length', at);
  const cuts =
    /sha\d{1,3}=|v\d=|\.split\(|\.slice\(|\.substring?\(|substr\(|replace\(|removeprefix|lstrip|ltrim|TrimPrefix|str_replace|explode\(|partition|startswith|\[\d+:\]|String\.replace/i;
  if (sent.prefixed && encoding && !cuts.test(zone.text)) note('signature.compared', 'prefix_differs', at);
}

/** Hex digits of each hash (FIPS 180-4). */
const hexDigits: Readonly<Record<string, number>> = { 1: 40, 256: 64, 384: 96, 512: 128 };

function noteTimes({ text }: ZoneText, digits: 10 | 13 | undefined, note: Note): void {
  const seen = unitsAgree(text, digits);
  if (seen) note('signature.timestamp_units_agree', seen.agree, seen.at);
}
