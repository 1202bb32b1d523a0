import { expect, test } from 'vitest';
import { pageText } from './page-text.ts';
import { leafText, xmlLeaves } from './xml-leaves.ts';

test('a page is what a person sees of it', () => {
  const page = pageText(
    '<html><head><title>502 &amp; more</title><style>h1{}</style></head><body><h1>Bad <b>Gateway</b></h1><p>a\n b</p><pre>x\n  y</pre><script>no</script>',
  );
  expect(page).toEqual({
    title: '502 & more',
    headings: ['Bad Gateway'],
    preformatted: ['x'],
    text: '502 & more\nBad Gateway\na b\nx\ny',
  });
});

test('XML gives the texts of its elements by their local names', () => {
  const xml = xmlLeaves(
    '<?xml version="1.0"?><s:E xmlns:s="urn:x"><s:A><b>1 &lt; 2</b><c/></s:A><d><![CDATA[<x>]]></d></s:E>',
  );
  expect(xml).toEqual({
    root: 'E',
    namespace: 'urn:x',
    leaves: [
      { path: 'E/A/b', name: 'b', text: '1 < 2' },
      { path: 'E/A/c', name: 'c', text: '' },
      { path: 'E/d', name: 'd', text: '<x>' },
    ],
    complete: true,
  });
  expect(xml && leafText(xml, 'nope', 'A/b')).toBe('1 < 2');
});

test('XML that is cut off keeps what came before', () => {
  expect(xmlLeaves('<Error><Code>NoSuchKey</Code><Message>The spec')).toEqual({
    root: 'Error',
    leaves: [
      { path: 'Error/Code', name: 'Code', text: 'NoSuchKey' },
      { path: 'Error/Message', name: 'Message', text: 'The spec' },
    ],
    complete: false,
  });
  expect(xmlLeaves('no markup')).toBeUndefined();
});

test('entities that a document declares are not expanded', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a><m>&c;</m></a>';
  expect(xmlLeaves(bomb)?.leaves.map(({ text }) => text)).toEqual(['&c;']);
});

test('time grows near linearly on hostile markup', () => {
  const started = performance.now();
  for (const part of ['<a>', '<a ', '<', '<!--', '</b>', '<a><b></c>', '&#', '<pre>\n', '<script>', '<![CDATA[']) {
    pageText(part.repeat(100_000));
    xmlLeaves(part.repeat(100_000));
  }
  expect(performance.now() - started).toBeLessThan(3000);
});
