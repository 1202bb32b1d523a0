import { runInNewContext } from 'node:vm';
import { shippedKnowledge } from '@causeway/rules/shipped';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { dictionaryOf } from './dictionary.ts';

const { pages } = dictionaryOf(shippedKnowledge(), { links: 'addresses' });
const textOf = (name: RegExp) => String([...pages].find(([address]) => name.test(address))?.[1].body ?? '');

/** The page of all causes with its scripts run, as a browser would, and what its search finds. */
function openIndex(query = '') {
  const { document, Event, HTMLElement } = parseHTML(textOf(/^\/causes\/$/));
  const location = { search: query === '' ? '' : `?q=${encodeURIComponent(query)}` };
  const page = { document, location, URLSearchParams, navigator: {}, HTMLElement };
  runInNewContext(textOf(/printed\.[0-9a-f]+\.js$/) + textOf(/dictionary\.[0-9a-f]+\.js$/), page);
  const input = document.querySelector('#q');
  return {
    document,
    type(text: string): { ids: string[]; lines: string[] } {
      if (input && 'value' in input) input.value = text;
      input?.dispatchEvent(new Event('input'));
      const found = [...document.querySelectorAll('#results li')];
      return {
        ids: found.map((item) => item.getAttribute('data-cause') ?? ''),
        lines: found.map((item) => item.querySelector('.hit')?.textContent ?? ''),
      };
    },
  };
}

describe('the search', () => {
  it('is not there without its script, and all causes are', () => {
    const { document } = parseHTML(textOf(/^\/causes\/$/));
    expect(document.querySelector('#search')?.hasAttribute('hidden')).toBe(true);
    expect(document.querySelectorAll('#all [data-cause]').length).toBe(shippedKnowledge().causes.size);
    expect(document.querySelector('noscript a')?.getAttribute('href')).toBe('../lines/');
    expect(openIndex().document.querySelector('#search')?.hasAttribute('hidden')).toBe(false);
  });

  it.each([
    ['a line with other figures in it', 'Token used too early, 1790000000 < 1790000009. Check that', 'auth.clock_skew'],
    ['a title', 'certificate expired', 'tls.certificate_expired'],
    ['an id', 'signature.raw_body_modified', 'signature.raw_body_modified'],
    ['a word that is still being typed', 'getaddrinf', 'dns.lookup_failed'],
    ['a line among others', 'at 10:02 worker-7: getaddrinfo ENOTFOUND api.someone.dev', 'dns.lookup_failed'],
  ])('finds a cause by %s', (_, text, cause) => {
    expect(openIndex().type(text).ids.slice(0, 3)).toContain(cause);
  });

  it('puts the cause first that speaks of the words more often', () => {
    expect(openIndex().type('getaddrinfo ENOTFOUND').ids[0]).toBe('dns.lookup_failed');
  });

  it('shows the line that is nearest', () => {
    const { lines } = openIndex().type('Token used too early');
    expect(lines[0]).toMatch(/^Token used too early/);
  });

  it('finds by symptoms', () => {
    const { ids } = openIndex().type('rate Requests are refused for their number');
    expect(ids).toContain('rate.limit_exceeded');
  });

  it('says so where nothing has the words, and shows all again when it is emptied', () => {
    const page = openIndex();
    expect(page.type('zzqx').ids).toEqual([]);
    expect(page.document.querySelector('#found')?.textContent).toMatch(/^No cause has these words/);
    expect(page.document.querySelector('#all')?.hasAttribute('hidden')).toBe(true);
    page.type('');
    expect(page.document.querySelector('#all')?.hasAttribute('hidden')).toBe(false);
    expect(page.document.querySelector('#found')?.textContent).toBe('');
  });

  it('begins with what the address asks for', () => {
    const { document } = openIndex('token used too early');
    expect(document.querySelector('#results li')?.getAttribute('data-cause')).toBe('auth.clock_skew');
  });
});
