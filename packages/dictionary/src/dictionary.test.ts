import { readFileSync } from 'node:fs';
import { compileKnowledge } from '@causeway/rules';
import { loadKnowledge, shippedKnowledge } from '@causeway/rules/shipped';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { areaAddress, causeAddress, causeJsonAddress, providerAddress } from './addresses.ts';
import { type Dictionary, dictionaryOf } from './dictionary.ts';

const knowledge = shippedKnowledge();
const dictionary = dictionaryOf(knowledge, { links: 'addresses' });
const onDisk = dictionaryOf(knowledge, { links: 'files' });
const listed = readFileSync(new URL('../addresses.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);

function textAt(address: string, { pages }: Dictionary = dictionary): string {
  return String(pages.get(address)?.body ?? '');
}

function htmlPages({ pages }: Dictionary): [address: string, html: string][] {
  return [...pages].flatMap(([address, { type, body }]) =>
    type.startsWith('text/html') ? [[address, String(body)]] : [],
  );
}

/** Links of a page that lead to no page, and fragments that no element has. */
function brokenLinks(of: Dictionary, ends: '' | 'index.html'): string[] {
  const ids = new Map(
    htmlPages(of).map(([address, html]) => [
      address,
      new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  );
  return htmlPages(of).flatMap(([address, html]) => {
    const targets = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, target = '']) => target);
    return targets
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const { pathname, hash } = new URL(target, `https://causeway.example${address}`);
        const page = ends !== '' && pathname.endsWith(`/${ends}`) ? pathname.slice(0, -ends.length) : pathname;
        const isPage = of.pages.has(page) && (ends === '' || target.startsWith('#') || !target.endsWith('/'));
        return !isPage || (hash !== '' && !ids.get(page)?.has(hash.slice(1)));
      })
      .map((target) => `${address}: ${target}`);
  });
}

describe('the dictionary', () => {
  it('has a page and JSON for every cause, and a page for every area and vendor', () => {
    const wanted = [
      ...[...knowledge.causes.values()].flatMap(({ id, area }) => [
        causeAddress(id),
        causeJsonAddress(id),
        areaAddress(area),
      ]),
      ...[...knowledge.providers.keys()].map(providerAddress),
    ];
    expect(wanted.filter((address) => !dictionary.pages.has(address))).toEqual([]);
    const { hash } = knowledge.release;
    expect(JSON.parse(textAt('/causes.json'))).toMatchObject({ knowledge: { hash } });
    expect(JSON.parse(textAt('/causes.json')).causes).toHaveLength(knowledge.causes.size);
    expect(JSON.parse(textAt(causeJsonAddress('auth.clock_skew')))).toMatchObject({
      knowledge: { hash },
      cause: {
        id: 'auth.clock_skew',
        page: '/causes/auth/clock_skew/',
        fix: { steps: expect.stringMatching(/^1\. /) },
      },
    });
  });

  it('keeps every address that was ever listed', () => {
    expect(listed.length).toBeGreaterThan(100);
    const kept = (address: string) => dictionary.pages.has(address) || dictionary.redirects.has(address);
    expect(listed.map(causeAddress).filter((address) => !kept(address))).toEqual([]);
  });

  it('has no broken link, served or on a disk', () => {
    expect(brokenLinks(dictionary, '')).toEqual([]);
    expect(brokenLinks(onDisk, 'index.html')).toEqual([]);
  });

  it('loads nothing from elsewhere, and has no style or script in a page', () => {
    for (const [address, html] of htmlPages(dictionary)) {
      expect(html, address).not.toMatch(/<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?\/\//);
      expect(html, address).not.toMatch(/<link[^>]*\srel="(?:stylesheet|icon)"[^>]*href="(?:https?:)?\/\//);
      expect(html, address).not.toMatch(/<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)/);
    }
    const [style] = [...dictionary.pages]
      .filter(([address]) => address.endsWith('.css'))
      .map(([, page]) => String(page.body));
    const used = [...(style ?? '').matchAll(/url\("\.\/([^"]+)"\)/g)].map(([, name]) => `/dictionary/${name}`);
    expect(used).toHaveLength(2);
    expect(used.filter((address) => !dictionary.pages.has(address))).toEqual([]);
  });

  it('is the same for the same knowledge', () => {
    const again = dictionaryOf(knowledge, { links: 'addresses' });
    expect([...again.pages]).toEqual([...dictionary.pages]);
  });

  it('names the address that a page is known by where the service says its own', () => {
    const { pages } = dictionaryOf(knowledge, { links: 'addresses', service: 'https://causeway.example/help/' });
    expect(pages.get(causeAddress('auth.clock_skew'))?.body).toContain(
      '<link rel="canonical" href="https://causeway.example/help/causes/auth/clock_skew/">',
    );
    expect(textAt(causeAddress('auth.clock_skew'))).not.toContain('canonical');
  });

  it('leads from the address of a renamed cause to where it is now', () => {
    const files = loadKnowledge();
    const path = 'causes/auth/clock_skew/cause.yaml';
    const renamed = compileKnowledge({ ...files, [path]: `${files[path]}formerly: [auth.wrong_time]\n` });
    const { redirects, pages } = dictionaryOf(renamed, { links: 'addresses' });
    expect([...redirects]).toEqual([['/causes/auth/wrong_time/', '/causes/auth/clock_skew/']]);
    expect(pages.get(causeAddress('auth.clock_skew'))?.body).toContain('auth.wrong_time');
  });

  it('shows at an address without a page what is near to it, by links that hold at any depth', () => {
    const html = dictionary.missing('/causes/tls/no_such_cause/');
    const { document } = parseHTML(html);
    expect(document.querySelector('h1')?.textContent).toBe('There is no such page');
    const links = [...document.querySelectorAll('main li a')].map((a) => a.getAttribute('href') ?? '');
    expect(links).toContain('/causes/tls/certificate_expired/');
    expect(links.filter((link) => !dictionary.pages.has(link))).toEqual([]);
    expect(dictionary.missing('/causes/"><script>x</script>/')).not.toContain('<script>x');
  });
});
