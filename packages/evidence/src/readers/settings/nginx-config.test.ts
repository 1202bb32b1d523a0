import { describe, expect, it } from 'vitest';
import { sample } from '../../../testing/samples.ts';
import { toDocument } from '../../document.ts';
import { read } from '../../read.ts';
import { nginxConfig } from './nginx-config.ts';

const readText = (text: string) => read([toDocument('a', text)], [nginxConfig]);
const site = sample('nginx-config', 'site.conf');
const told = (text: string) => readText(text).settings.map((s) => [s.firstLine, s.name, s.value, s.scope]);

it('names directives after their blocks, with what they apply to', () => {
  const settings = told(site);
  expect(settings).toContainEqual([12, 'server.underscores_in_headers', 'off', 'hooks.example.com']);
  expect(settings).toContainEqual([14, 'server.location', '/api/', 'hooks.example.com']);
  expect(settings).toContainEqual([15, 'server.location.proxy_pass', 'http://app/', '/api/']);
  expect(settings).toContainEqual([17, 'server.location.proxy_set_header', 'Host $host', '/api/']);
  expect(settings).toContainEqual([23, 'server.location.return', '301 https://$host/api/$1', '~ ^/old/(.*)$']);
  expect(readText(site).recognised).toMatchObject([{ firstLine: 1, lastLine: 25 }]);
});

it('takes quotes off, and keeps what is empty', () => {
  expect(told(site)).toContainEqual([
    18,
    'server.location.proxy_set_header',
    'X-Forwarded-For $proxy_add_x_forwarded_for, relay',
    '/api/',
  ]);
  expect(told(sample('nginx-config', 'directives.conf'))).toEqual([
    [1, 'proxy_read_timeout', '300', undefined],
    [2, 'proxy_set_header', 'Authorization ', undefined],
    [3, 'client_max_body_size', '100k', undefined],
  ]);
});

it('reads a directive over several lines, and variables in brackets', () => {
  const text = `location / {\n  proxy_pass http://\${upstream}:3000;\n  add_header X-A\n    "1; 2" always;\n}`;
  expect(told(text).slice(1)).toEqual([
    [2, 'location.proxy_pass', `http://\${upstream}:3000`, '/'],
    [3, 'location.add_header', 'X-A 1; 2 always', '/'],
  ]);
});

it('reads a file that is cut off at the top or at the bottom, and two among words', () => {
  const lines = site.split('\n');
  expect(told(lines.slice(14).join('\n'))[0]).toEqual([1, 'proxy_pass', 'http://app/', undefined]);
  expect(told(lines.slice(0, 16).join('\n')).at(-1)?.[1]).toBe('server.location.proxy_http_version');
  const two = readText(
    `This is ours:\n\n${site}\nand this was before:\n\nserver {\n  listen 80;\n  root /srv;\n}\nRegards\n`,
  );
  expect(two.recognised.map((r) => [r.firstLine, r.lastLine])).toEqual([
    [3, 27],
    [31, 34],
  ]);
});

describe('is not seen', () => {
  it.each([
    ['in CSS', 'body {\n  color: red;\n  margin: 0;\n}'],
    ['in JavaScript', 'if (x) {\n  return 301;\n}\nlocation = "/x";\nset(x);'],
    ['in Go', 'type server struct {\n  listen string;\n}\nfunc main() {\n return;\n}'],
    ['in prose', 'we set the server to listen;\nthe root of it {is unclear}'],
    ['in SQL', 'select * from server;\nset names utf8;'],
    ['in Terraform', 'server {\n  listen = 80\n}'],
  ])('%s', (_, text) => expect(readText(text).recognised).toEqual([]));
});
