import type { Certificate, TlsHandshake } from '../endpoint-look.ts';
import type { Exchange, HttpRequest, HttpResponse } from '../exchange.ts';
import { isStatus } from '../http/words.ts';
import { certificateDate } from '../tls/certificate-date.ts';

/** What `-w` wrote of a transfer: values by the names of curl's variables, each with its line. */
export type WriteOut = ReadonlyMap<string, { value: string; line: number }>;

/** Names of write-out variables that are read (curl's man page, `--write-out`). */
export const variables = new Set(
  (
    'certs content_type errormsg exitcode filename_effective ftp_entry_path http_code http_connect http_version local_ip local_port ' +
    'method num_certs num_connects num_headers num_redirects proxy_ssl_verify_result proxy_used redirect_url referer remote_ip ' +
    'remote_port response_code scheme size_download size_header size_request size_upload speed_download speed_upload ' +
    'ssl_verify_result time_appconnect time_connect time_namelookup time_posttransfer time_pretransfer time_queue time_redirect ' +
    'time_starttransfer time_total tls_earlydata url url_effective urlnum curl_version conn_id xfer_id'
  ).split(' '),
);
/** Of little use to say why a call failed, or told elsewhere. */
const told =
  /^(?:certs|content_type|errormsg|filename_effective|ftp_entry_path|http_code|response_code|curl_version|urlnum|method|url|url_effective|remote_ip|time_.*|conn_id|xfer_id|num_certs)$/;

/** The exchange that the variables tell of, without its place. */
export function exchangeOf(
  written: WriteOut,
  typed: HttpRequest | undefined,
  place: { artifact: string; reader: string; firstLine: number; lastLine: number },
): Exchange {
  const text = (name: string) => written.get(name)?.value || undefined;
  const code = written.get('http_code') ?? written.get('response_code');
  const status = Number(code?.value);
  const url = text('url_effective') ?? text('url');
  const method = text('method');
  const headers = typed?.headers ?? [];
  const line = written.get('url_effective')?.line ?? written.get('url')?.line ?? typed?.line ?? place.firstLine;
  const request: HttpRequest | undefined =
    url || typed ? { ...typed, ...(method ? { method } : {}), ...(url ? { url } : {}), headers, line } : undefined;
  const exit = Number(text('exitcode') ?? 0);
  const said = text('errormsg');
  const errorLine = (written.get('errormsg') ?? written.get('exitcode') ?? code)?.line ?? place.firstLine;
  const failed = exit !== 0 || said !== undefined;
  const silent = code !== undefined && status === 0 && !failed;
  const message =
    said ?? (silent ? `No response: curl wrote the status as ${code.value}` : `curl ended with exit code ${exit}`);
  const response = isStatus(status) ? responseOf(written, status, code?.line ?? place.firstLine) : undefined;
  const durationMs = milliseconds(text('time_total'));
  const timings = phases(text);
  const tls = handshake(written, url, place);
  const fields: Record<string, string> = {};
  for (const [name, { value }] of written) if (value && !told.test(name)) fields[name] = value;
  const peer = text('remote_ip');
  return {
    ...place,
    seenFrom: 'client',
    ...(request ? { request } : {}),
    ...(response ? { response } : {}),
    ...(failed || silent
      ? { error: { ...(exit ? { code: `curl:${exit}` } : {}), message, firstLine: errorLine, lastLine: errorLine } }
      : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(Object.keys(timings).length > 0 ? { timings } : {}),
    ...(peer ? { peer } : {}),
    ...(tls ? { tls } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}

function responseOf(written: WriteOut, status: number, line: number): HttpResponse {
  const type = written.get('content_type');
  const bytes = written.get('size_download')?.value;
  return {
    status,
    headers: type?.value ? [{ name: 'Content-Type', value: type.value, line: type.line }] : [],
    ...(bytes && /^\d{1,15}$/.test(bytes) ? { bodyBytes: Number(bytes) } : {}),
    line,
  };
}

/** curl counts seconds from the start of the transfer; a HAR's phases are what passed between two of its marks. */
function phases(text: (name: string) => string | undefined): Record<string, number> {
  const at = (name: string) => milliseconds(text(`time_${name}`));
  const [lookup, connect, appconnect] = [at('namelookup'), at('connect'), at('appconnect')];
  const [pretransfer, starttransfer, total] = [at('pretransfer'), at('starttransfer'), at('total')];
  const result: Record<string, number> = {};
  const add = (name: string, from: number | undefined, to: number | undefined) => {
    if (from !== undefined && to !== undefined && to >= from && to > 0) result[name] = rounded(to - from);
  };
  add('dns', 0, lookup);
  add('connect', lookup, connect);
  if (appconnect) add('ssl', connect, appconnect);
  if (pretransfer) add('wait', pretransfer, starttransfer);
  if (starttransfer) add('receive', starttransfer, total);
  return result;
}

function milliseconds(seconds: string | undefined): number | undefined {
  const found = /^(\d{1,9}[.,]\d{1,9}|\d{1,6})s?$/.exec(seconds ?? '')?.[1];
  return found === undefined ? undefined : rounded(Number(found.replace(',', '.')) * 1000);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function handshake(
  written: WriteOut,
  url: string | undefined,
  place: { artifact: string; reader: string },
): TlsHandshake | undefined {
  const result = written.get('ssl_verify_result');
  const shaken = Number(written.get('time_appconnect')?.value ?? 0) > 0;
  const code = Number(result?.value);
  if (!result || !Number.isInteger(code) || (code === 0 && !shaken)) return undefined;
  const host = /^https:\/\/([^/:?#]+)/i.exec(url ?? '')?.[1];
  const certs = written.get('certs');
  return {
    ...place,
    firstLine: result.line,
    lastLine: result.line,
    ...(host ? { host } : {}),
    verify: { ok: code === 0, code, message: `ssl_verify_result ${code}`, line: result.line },
    certificates: certs ? certificatesOf(certs.value, certs.line) : [],
  };
}

function certificatesOf(text: string, line: number): Certificate[] {
  return text
    .split(/^(?=Subject:)/m)
    .slice(0, 20)
    .flatMap((part) => {
      const of = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(part)?.[1]?.trim();
      const [subject, issuer] = [of('Subject'), of('Issuer')];
      const notBefore = certificateDate(of('Start date') ?? '', line);
      const notAfter = certificateDate(of('Expire date') ?? '', line);
      if (!subject) return [];
      return [
        {
          subject,
          ...(issuer ? { issuer } : {}),
          ...(notBefore ? { notBefore } : {}),
          ...(notAfter ? { notAfter } : {}),
          line,
        },
      ];
    });
}
