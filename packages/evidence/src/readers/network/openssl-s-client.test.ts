import { describe, expect, it } from 'vitest';
import { readingBy, theOnly } from '../../../testing/reading-by.ts';
import { sample } from '../../../testing/samples.ts';
import { redact } from '../../redact.ts';
import { opensslSClient } from './openssl-s-client.ts';

const reading = readingBy(opensslSClient);
const readText = (text: string) => reading.readText(redact(text, { key: 'test' }).text);
const only = (text: string) => theOnly(readText(text).handshakes);
const shown = (name: string) => sample('openssl-s-client', `${name}.txt`);
const unread = (text: string) => reading.unread(redact(text, { key: 'test' }).text);

describe('what openssl s_client 3.0 printed', () => {
  it('reads the chain, the verdict and what was agreed', () => {
    const look = only(shown('ok'));
    expect(look).toMatchObject({
      host: 'api.example.com',
      port: 443,
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      verify: { ok: true, code: 0, message: 'ok' },
      certificates: [
        {
          subject: 'CN = api.example.com',
          issuer: 'C = US, O = Example Trust, CN = R3',
          notBefore: { at: Date.UTC(2026, 9, 20, 8) },
          notAfter: { at: Date.UTC(2027, 0, 18, 8) },
        },
        { subject: 'C = US, O = Example Trust, CN = R3' },
      ],
    });
    expect(look?.error).toBeUndefined();
    expect(look?.clientCertificateAsked).toBeUndefined();
    expect(unread(shown('ok'))).toEqual([]);
  });

  it.each([
    ['expired', 10, 'certificate has expired', 2],
    ['self-signed', 18, 'self-signed certificate', 1],
    ['incomplete', 21, 'unable to verify the first certificate', 1],
    ['hostname-mismatch', 62, 'hostname mismatch', 2],
    ['openssl-1.0', 21, 'unable to verify the first certificate', 1],
    ['brief-expired', 10, 'certificate has expired', 1],
  ])('tells why the certificate is not trusted: %s', (name, code, message, certificates) => {
    const look = only(shown(name));
    expect(look?.verify).toMatchObject({ ok: false, code, message });
    expect(look?.certificates).toHaveLength(certificates);
    expect(unread(shown(name))).toEqual([]);
  });

  it.each([
    ['client-certificate', 'sslv3 alert handshake failure', true],
    ['old-version', 'tlsv1 alert protocol version', undefined],
    ['plain-port', 'wrong version number', undefined],
    ['refused', 'Connection refused', undefined],
    ['unreachable', 'No route to host', undefined],
    ['unresolved', 'Temporary failure in name resolution', undefined],
    ['reset', 'write:errno=104', undefined],
  ])('tells what ended it: %s', (name, words, asked) => {
    const look = only(shown(name));
    expect(look?.error?.message).toContain(words);
    expect(look?.clientCertificateAsked).toBe(asked);
    if (!asked) expect(look?.verify).toBeUndefined();
    if (!asked) expect(look?.version).toBeUndefined();
    expect(unread(shown(name))).toEqual([]);
  });

  it('tells that a client certificate was asked for where the handshake goes on without one', () => {
    expect(only(shown('client-certificate-13'))).toMatchObject({ clientCertificateAsked: true, verify: { ok: true } });
  });

  it('reads ALPN and certificates printed in full', () => {
    expect(only(shown('alpn'))).toMatchObject({ alpn: 'h2', certificates: [{}, {}] });
    expect(unread(shown('alpn'))).toEqual([]);
  });

  it('reads the short form', () => {
    expect(only(shown('brief'))).toMatchObject({
      version: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      verify: { ok: true, code: 0 },
      certificates: [{ subject: 'CN = api.example.com' }],
    });
  });

  it('reads the names that OpenSSL 1.0 writes with slashes', () => {
    expect(only(shown('openssl-1.0'))).toMatchObject({
      version: 'TLSv1.2',
      certificates: [{ subject: 'CN=api.example.com', issuer: 'C=US/O=Example Trust/CN=R3' }],
    });
  });
});

describe('s_client among other text', () => {
  it('reads several, one after another', () => {
    const text = [shown('ok'), shown('expired'), shown('refused'), shown('self-signed')].join('\n');
    expect(readText(text).handshakes.map((look) => [look.host, look.verify?.code])).toEqual([
      ['api.example.com', 0],
      ['expired.example.com', 10],
      ['api.example.com', undefined],
      ['selfsigned.example.com', 18],
    ]);
  });

  it('reads parts', () => {
    const lines = shown('expired').split('\n');
    expect(only(lines.slice(0, 7).join('\n'))).toMatchObject({ verify: { ok: false, code: 10 } });
    expect(only(lines.slice(lines.indexOf('---')).join('\n'))?.certificates).toHaveLength(2);
    expect(only('---\nCertificate chain\n 0 s:CN = a.example.com\n   i:CN = R3\n---')).toMatchObject({
      certificates: [{ subject: 'CN = a.example.com', issuer: 'CN = R3' }],
    });
  });

  it.each([
    'openssl s_client says the certificate is fine.',
    '$ openssl s_client -connect api.example.com:443',
    'subject=hello\nbody=world',
    '---\ntitle: A page\n---\n',
    '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----',
  ])('leaves %j alone', (text) => expect(readText(text).recognised).toEqual([]));
});
