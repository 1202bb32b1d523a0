import { describe, expect, it } from 'vitest';
import { findMasks, parseMask, redact } from '../redact.ts';
import { drawFrom } from './made-credentials.ts';

const key = 'a key of this test';
const draw = drawFrom(3);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const attributesOf = (text: string) => findMasks(redact(text, { key }).text)[0]?.attributes;

describe('masks', () => {
  it('are read back as prefix, length, fingerprint and attributes', () => {
    expect(parseMask('sk_live_…[24,#a41f]')).toEqual({
      prefix: 'sk_live_',
      length: 24,
      fingerprint: 'a41f',
      attributes: {},
    });
    expect(parseMask(' …[20,#00ff,colon=yes,password=empty] ')?.attributes).toEqual({
      colon: 'yes',
      password: 'empty',
    });
    expect(parseMask('Bearer sk_live_…[24,#a41f]')).toBeUndefined();
    expect(
      findMasks('Bearer sk_live_…[24,#a41f] and ghp_…[40,#0b0b]').map(({ prefix, start, end }) => ({
        prefix,
        start,
        end,
      })),
    ).toEqual([
      { prefix: 'sk_live_', start: 7, end: 26 },
      { prefix: 'ghp_', start: 31, end: 46 },
    ]);
  });

  it('do not cover text that only looks like one', () => {
    const secret = draw('alphanumeric', 30);
    expect(findMasks(`…[24,#a41f,note=${secret}]`)).toEqual([]);
    expect(redact(`token=…[24,#a41f,note=x]&api_key=${secret}`, { key }).text).not.toContain(secret);
  });

  it('tell algorithm and times of a JWT and none of its identity claims', () => {
    const claims = { sub: 'bob', email: 'bob@example.com', iat: 1730000000, nbf: 1730000000, exp: 1730003600 };
    const jwt = `${base64url({ alg: 'RS256', kid: 'k1' })}.${base64url(claims)}.${draw('url', 86)}`;
    const { text, redactions } = redact(`Authorization: Bearer ${jwt}`, { key });
    expect(text).toMatch(
      new RegExp(
        `^Authorization: Bearer eyJ…\\[${jwt.length},#[0-9a-f]{4},alg=RS256,iat=1730000000,nbf=1730000000,exp=1730003600\\]$`,
      ),
    );
    expect(redactions).toEqual([{ kind: 'jwt', line: 1 }]);
    expect(findMasks(redact(`see ${jwt}.`, { key }).text)[0]?.length).toBe(jwt.length);
  });

  it('tell whether Basic credentials have a colon, an empty password and a known kind of key', () => {
    const stripe = `sk_test_${draw('alphanumeric', 24)}`;
    expect(attributesOf(`Authorization: Basic ${base64(`${stripe}:`)}`)).toEqual({
      colon: 'yes',
      password: 'empty',
      prefix: 'sk_test_',
    });
    expect(attributesOf(`Authorization: Basic ${base64(draw('alphanumeric', 12))}`)).toEqual({ colon: 'no' });
    expect(attributesOf(`Authorization: Basic bob:${draw('alphanumeric', 9)}`)).toEqual({ colon: 'undecodable' });
  });

  it('tell white space around a value and leave it in its place', () => {
    const secret = draw('alphanumeric', 24);
    expect(redact(`TOKEN=" ${secret}"`, { key }).text).toMatch(/^TOKEN=" …\[24,#[0-9a-f]{4},space=leading\]"$/);
    expect(redact(JSON.stringify({ token: `${secret}\r\n` }), { key }).text).toMatch(
      /^{"token":"…\[24,#[0-9a-f]{4},space=trailing\]\\r\\n"}$/,
    );
  });

  it('have one fingerprint for one secret under one key, however it is escaped', () => {
    const secret = `${draw('alphanumeric', 20)}+/${draw('alphanumeric', 8)}`;
    const text = [
      `token=${encodeURIComponent(secret)}&a=1`,
      `{"token":"${secret.replace('/', '\\/')}"}`,
      `X-Api-Key: ${secret}`,
    ].join('\n');
    const prints = findMasks(redact(text, { key }).text);
    expect(prints.map((mask) => mask.length)).toEqual([30, 30, 30]);
    expect(new Set(prints.map((mask) => mask.fingerprint)).size).toBe(1);
    const other = findMasks(redact(text, { key: 'another key' }).text);
    expect(other[0]?.fingerprint).not.toBe(prints[0]?.fingerprint);
  });

  it('are counted by line in order', () => {
    const text = `a\nX-Api-Key: ${draw('alphanumeric', 20)}\r\nb\rCookie: sid=${draw('hex', 32)}`;
    expect(redact(text, { key }).redactions).toEqual([
      { kind: 'api-key', line: 2 },
      { kind: 'cookie', line: 4 },
    ]);
  });
});
