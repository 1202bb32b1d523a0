import type { Certificate, TlsHandshake } from '../endpoint-look.ts';
import { certificateDate } from '../tls/certificate-date.ts';
import { verifyCode } from '../tls/verify-words.ts';
import type { Connection } from './connection.ts';

/** The TLS handshake that curl's notes tell of; `undefined` where they name no part of one. */
export function handshakeOf(connection: Connection, artifact: string, reader: string): TlsHandshake | undefined {
  const { tls, tlsLines, tlsFirst, tlsLast, host, port } = connection;
  if (tlsFirst === undefined || tlsLast === undefined || Object.keys(tls).length === 0) return undefined;
  const said = (name: string) => tls[`tls.${name}`];
  const lineOf = (name: string) => tlsLines[name] ?? tlsFirst;
  const [version, cipher, alpn] = [said('version'), said('cipher'), said('alpn')];
  const certificate = certificateOf(said, lineOf);
  const verify = verdictOf(said, lineOf);
  const trouble = said('problem') === undefined ? 'alert' : 'problem';
  const message = said(trouble);
  return {
    artifact,
    reader,
    firstLine: tlsFirst,
    lastLine: tlsLast,
    ...(host ? { host } : {}),
    ...(port ? { port: Number(port) } : {}),
    ...(version ? { version } : {}),
    ...(cipher ? { cipher } : {}),
    ...(alpn ? { alpn } : {}),
    ...(verify ? { verify } : {}),
    ...(message ? { error: { message, line: lineOf(trouble) } } : {}),
    certificates: certificate ? [certificate] : [],
    ...(connection.clientCertificateAsked ? { clientCertificateAsked: true } : {}),
  };
}

type Said = (name: string) => string | undefined;
type LineOf = (name: string) => number;

function certificateOf(said: Said, lineOf: LineOf): Certificate | undefined {
  const [subject, issuer] = [said('subject'), said('issuer')];
  const notBefore = certificateDate(said('startDate') ?? '', lineOf('startDate'));
  const notAfter = certificateDate(said('expireDate') ?? '', lineOf('expireDate'));
  if (!subject && !issuer && !notBefore && !notAfter) return undefined;
  // `host "a.example.com" matched cert's "*.example.com"`
  const name = /cert's "([^"]{1,255})"/.exec(said('subjectAltName') ?? '')?.[1];
  return {
    ...(subject ? { subject } : {}),
    ...(issuer ? { issuer } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(notAfter ? { notAfter } : {}),
    ...(name ? { names: [name] } : {}),
    line: lineOf(subject ? 'subject' : issuer ? 'issuer' : 'expireDate'),
  };
}

function verdictOf(said: Said, lineOf: LineOf): TlsHandshake['verify'] {
  const problem = said('problem');
  const distrust = /^SSL(?: certificate problem)?: (.+)$/.exec(problem ?? '')?.[1];
  const code = distrust === undefined ? undefined : verifyCode(distrust);
  if (distrust !== undefined && (code !== undefined || problem?.startsWith('SSL certificate problem')))
    return { ok: false, ...(code === undefined ? {} : { code }), message: distrust, line: lineOf('problem') };
  const verdict = said('verify');
  if (verdict === undefined) return undefined;
  const found = /^SSL certificate verify result: (.+?) \((\d{1,3})\)/.exec(verdict);
  if (found?.[1]) return { ok: false, code: Number(found[2]), message: found[1], line: lineOf('verify') };
  return { ok: true, code: 0, message: verdict, line: lineOf('verify') };
}
