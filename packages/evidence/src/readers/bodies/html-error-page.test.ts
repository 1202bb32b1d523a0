import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { htmlErrorPage } from './html-error-page.ts';

const readText = (text: string) => read([toDocument('a', text)], [htmlErrorPage]);
const page = (name: string) => sample('html-error-page', name);

describe('error pages pasted alone', () => {
  it('become the answer that a client saw', () => {
    expect(readText(page('cloudflare-522.html')).exchanges).toMatchObject([
      {
        seenFrom: 'client',
        firstLine: 1,
        lastLine: 24,
        response: { status: 522, headers: [], line: 1, body: { firstLine: 1, lastLine: 24, truncated: false } },
        fields: { server: 'cloudflare', error_code: '522', ray_id: '8f1c2d3e4a5b6c7d' },
      },
    ]);
  });

  it('are records with their body where no status is known', () => {
    const { exchanges, records } = readText(page('php-fatal-error.html'));
    expect(exchanges).toEqual([]);
    expect(records).toMatchObject([
      {
        lastLine: 6,
        error: { type: 'Error', code: 'Fatal error' },
        fields: { server: 'php', file: '/srv/app/i.php', line: '3' },
        body: { firstLine: 1, lastLine: 6, truncated: false },
      },
    ]);
  });

  it('are each found among several and among words', () => {
    const text = `We get this:\n\n${page('nginx-502.html')}and now and then\n\n${page('haproxy-503.html')}\nerror code: 1015\nWhy?`;
    expect(
      readText(text).exchanges.map(({ firstLine, lastLine, response }) => [firstLine, lastLine, response?.status]),
    ).toEqual([
      [3, 9, 502],
      [12, 14, 503],
      [16, 16, 429],
    ]);
  });

  it('are read as far as they go where they are cut', () => {
    const lines = page('apache-proxy-error.html').trimEnd().split('\n');
    expect(readText(lines.slice(0, 8).join('\n')).exchanges).toMatchObject([
      { lastLine: 8, response: { status: 502, body: { truncated: true } } },
    ]);
    const nginx = page('nginx-502.html').trimEnd().split('\n');
    expect(readText(nginx.slice(3).join('\n')).exchanges).toMatchObject([
      { response: { status: 502 }, fields: { server: 'nginx' } },
    ]);
  });

  it('are read behind the words of the line that shows them', () => {
    expect(
      readText('2026-05-03T02:00:00Z ERROR got: <html><head><title>503 Service Unavailable</title></head></html>')
        .exchanges,
    ).toMatchObject([{ startedAt: { at: Date.UTC(2026, 4, 3, 2) }, response: { status: 503 } }]);
  });

  it('in plain text take the lines that belong to them', () => {
    expect(readText(`so:\n${page('vercel-timeout.txt')}\nthanks`).exchanges).toMatchObject([
      { firstLine: 2, lastLine: 6, response: { status: 504 }, fields: { error_code: 'FUNCTION_INVOCATION_TIMEOUT' } },
    ]);
    expect(readText('\nService Unavailable\n').exchanges).toMatchObject([{ firstLine: 2, response: { status: 503 } }]);
  });
});

describe('what is no error page', () => {
  it.each([
    'Not Found\nwe saw in the page',
    `SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
    '<html>\n<head><title>Shop</title></head>\n<body><h1>Welcome</h1></body>\n</html>',
    'const page = "<html><head><title>502 Bad Gateway</title></head></html>";',
    'The error code: 1015 came again',
    '<div class="a">\n  <h1>Orders</h1>\n</div>',
    'Use `<h1>` and <pre> in Markdown',
  ])('%s', (text) => expect(readText(text).recognised).toEqual([]));
});
