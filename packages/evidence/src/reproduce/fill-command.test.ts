import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failingExchange } from './failing-exchange.ts';
import { fillCommand } from './fill-command.ts';

function fill(template: string, url: string | undefined, method = 'PUT'): string {
  return fillCommand(template, {
    exchange: failingExchange({ ...(url ? { url } : {}), method }),
    host: undefined,
    method,
  });
}

describe('filling a command of the knowledge', () => {
  it('puts in URL, host and method', () => {
    expect(fill('curl -X {method} "{url}" -w "%{http_code}\\n"', 'https://api.example.com:8443/v2?a=1&b=2')).toBe(
      'curl -X PUT "https://api.example.com:8443/v2?a=1&b=2" -w "%{http_code}\\n"',
    );
    expect(fill('dig {host}', 'https://api.example.com:8443/v2')).toBe('dig api.example.com');
  });

  it('puts the port of the request in the place of the usual one', () => {
    const template = 'openssl s_client -connect "{host}:443" -servername "{host}"';
    expect(fill(template, 'https://api.example.com:8443/v2')).toBe(
      'openssl s_client -connect "api.example.com:8443" -servername "api.example.com"',
    );
    expect(fill(template, 'https://api.example.com/v2')).toContain('"api.example.com:443"');
    expect(fill('nc -vz {host}:4430', 'https://api.example.com:8443/')).toBe('nc -vz api.example.com:4430');
  });

  it('takes the method that a preflight asks for', () => {
    const exchange = failingExchange({ url: 'https://api.example.com/v1', method: 'OPTIONS' });
    exchange.request?.headers.push({ name: 'Access-Control-Request-Method', value: 'PUT', line: 1 });
    expect(fillCommand('-X {method}', { exchange, host: undefined, method: 'OPTIONS' })).toBe('-X PUT');
  });

  it('sends no body where the method has none', () => {
    const template = 'curl -X {method} -H "Content-Type: application/json" -d \'{"a": 1}\' --data @b.json "{url}"';
    expect(fill(template, 'https://a.example/', 'GET')).toBe('curl -X GET "https://a.example/"');
    expect(fill(template, 'https://a.example/', 'PATCH')).toContain('--data @b.json');
    expect(fill('curl -X POST -d "{}" "{url}"', 'https://a.example/', 'GET')).toContain('-d "{}"');
  });

  it('quotes what stands bare and would mean something to a shell', () => {
    expect(fill('curl {url}', 'https://a.example/?a=1&b=2')).toBe('curl "https://a.example/?a=1&b=2"');
  });

  it('puts in variables for what is not known or masked', () => {
    expect(fill('curl "{url}"; dig {host}', undefined)).toBe('curl "$URL"; dig "$TARGET_HOST"');
    expect(fill('curl "{url}"', 'https://a.example/?token=…[20,#a41f]')).toBe('curl "https://a.example/?token=$TOKEN"');
    expect(fill("curl '{url}'", 'https://a.example/?token=…[20,#a41f]')).toBe(
      "curl 'https://a.example/?token='\"$TOKEN\"''",
    );
    expect(fillCommand('dig {host}', { exchange: undefined, host: 'h.example:81', method: undefined })).toBe(
      'dig h.example',
    );
  });

  it('lets no URL out of its place, in any quotes', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'"\'`$()\\;|&<>\n !*{}#~é\u001b') });
    fc.assert(
      fc.property(nasty, fc.constantFrom('"{url}"', "'{url}'", '{url}'), (tail, word) => {
        const filled = fill(`printf '%s|' a ${word} z`, `https://a.example/x${tail}`);
        const said = execFileSync('bash', ['-c', filled], { encoding: 'utf8' });
        expect(said).toMatch(/^a\|https:\/\/a\.example\/x[^|\n]*\|z\|$/);
      }),
      { numRuns: 150 },
    );
  });
});
