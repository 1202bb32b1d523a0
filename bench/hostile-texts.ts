import { type Maker, repeated } from './large-logs.ts';

const beginnings = [
  ...[
    'curl ',
    '> GET / HTTP/1.1\n> ',
    '{"a":"',
    'Error: ',
    'at ',
    '2025-08-18T11:02:07Z ERROR ',
    'Authorization: ',
    'token=',
  ],
  ...['HTTP/1.1 500 X\n\n', '-----BEGIN PRIVATE KEY-----\n', 'Basic ', 'GET https://a.example/', 'Cookie: a='],
];
const units = [
  ...'({[<"\'`\\/|:;,.=&?%#@!*+-_~^$…0aAé> \t',
  ...[
    'a@',
    'a.',
    'a-',
    'a_',
    'a:',
    'a=',
    'x=1&',
    'a="',
    'a=b ',
    "a='",
    '\\"',
    '\\\\',
    '{"',
    '{"a":',
    '[{',
    '[[',
    '[]',
    '{}',
  ],
  ...[
    '":"',
    '","',
    '": "',
    '//',
    '://',
    'http://',
    'http://a:',
    'https://a@',
    '%20',
    '%7B',
    '{{',
    '${',
    '<a>',
    '<a ',
    '</',
  ],
  ...[
    'at a (',
    ' at ',
    '(a',
    'a(',
    'Error: ',
    'a.Error',
    'XError: ',
    'caused by: ',
    'Bearer ',
    'Basic ',
    'Authorization: ',
  ],
  ...[
    'token ',
    'token:',
    'key is ',
    'Cookie: a=',
    'password=',
    '-u a:',
    '-H ',
    "-H '",
    'curl ',
    'curl -',
    '$ curl ',
    '…[',
  ],
  ...[
    '…[1,#aaaa',
    'eyJ',
    'eyJa.',
    '> ',
    '< ',
    '* ',
    '>> ',
    'HTTP/1.1 ',
    'GET / ',
    'GET / HTTP/1.1 ',
    '401 ',
    'status 401 ',
  ],
  ...[
    '10:00:00 ',
    '2025-01-01 ',
    '127.0.0.1 ',
    '- - [',
    '" 200 1',
    'error ',
    'error: ',
    'timed out ',
    'not ',
    'no ',
    'a b ',
  ],
  ...[
    '. a',
    '! ',
    'a, ',
    "don't ",
    '\u001b[',
    '\u001b]',
    '\u001b[31m',
    '&quot;',
    '&lt; ',
    '\\n',
    '\\u0022',
    '\u202e',
    '\u00a0',
  ],
];

/** What patterns with a gap begin with, and backslashes, which took minutes once. */
const wordyUnits = [
  ...[
    'error hostname a',
    'error dial tcp ',
    'error connect to ',
    'error socks5 ',
    '407 ',
    'error: host name ',
    'error certificate ',
  ],
  ...[
    'GET /',
    '"GET H" 000',
    'Put http://n: \\',
    'cURL error 0: o (see http://:',
    'HTTP 000: (http://(',
    '(CUT',
    '[000',
    'AError: d',
  ],
  ...[
    '\\',
    '\\\\n',
    '!!!',
    '"\\',
    '<![CDATA[T',
    '-@- #@',
    '…[',
    'A_0',
    '=let ',
    'error 2025-08-18 ',
    '(a.b.C: ',
    'File "a", line ',
  ],
];

/** Short pieces over and over, on one line and a line each, behind beginnings that lead into one reader or another. */
export const bombs: Record<string, Maker> = Object.fromEntries([
  ...[...units, ...wordyUnits].flatMap((unit): [string, Maker][] => [
    [`${JSON.stringify(unit)} on one line`, repeated(unit)],
    [`${JSON.stringify(unit)} a line each`, repeated(`${unit}\n`)],
    [`${JSON.stringify(unit)} in lines of 4,000`, repeated(`${unit.repeat(Math.ceil(4000 / unit.length))}\n`)],
  ]),
  ...beginnings.flatMap((before) =>
    units
      .filter((unit) => unit.length < 3)
      .map((unit): [string, Maker] => [
        `${JSON.stringify(before)} and ${JSON.stringify(unit)}`,
        (size) => before + repeated(unit)(size),
      ]),
  ),
]);

/** Depth, in the ways that JSON and XML nest. */
export const nested: Record<string, Maker> = {
  'objects 8,000 deep, again and again': repeated(`${'{"a":'.repeat(8000)}1${'}'.repeat(8000)}\n`),
  'lists 8,000 deep, again and again': repeated(`${'['.repeat(8000)}${']'.repeat(8000)}\n`),
  'objects as deep as the text': (size) => '{"a":'.repeat(Math.floor(size / 6)) + '}'.repeat(Math.floor(size / 6)),
  'objects that never close, a line each': repeated('{"a":\n'),
  'elements as deep as the text': (size) => '<a>'.repeat(Math.floor(size / 7)) + '</a>'.repeat(Math.floor(size / 7)),
  'JSON in JSON in JSON': (size) => {
    let text = JSON.stringify({ a: 'b'.repeat(20) });
    while (text.length < size / 3) text = JSON.stringify({ a: text });
    return text;
  },
};
