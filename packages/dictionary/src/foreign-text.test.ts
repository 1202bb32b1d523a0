import { compileKnowledge, type KnowledgeFiles } from '@causeway/rules';
import { loadKnowledge } from '@causeway/rules/shipped';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { causeAddress, providerAddress } from './addresses.ts';
import { dictionaryOf } from './dictionary.ts';

const attack = `<script>globalThis.was=1</script><img src=x onerror=alert(1)>"'><b>`;
const quoted = JSON.stringify(attack);
const folder = 'causes/auth/clock_skew/';

/** The shipped knowledge with an attack in every text that pages show. */
function attacked(): KnowledgeFiles {
  const files = loadKnowledge();
  const changed = (path: string, change: (text: string) => string) => ({ [path]: change(files[path] ?? '') });
  return {
    ...files,
    ...changed(`${folder}cause.yaml`, (text) =>
      text
        .replace(/^title: .*/m, `title: ${quoted}`)
        .replace(/^( {2}- says: ).*/m, `$1${quoted}`)
        .replace(/^command: .*/m, `command: ${quoted}`),
    ),
    ...changed(
      `${folder}fix.md`,
      () =>
        `## Fix\n1. ${attack}\n2. [a link](javascript:alert(1)) ![image](https://tracker.example/x.png) <https://fine.example>\n\n<iframe src="https://evil.example"></iframe>\n## Verify\n${attack}\n## Prevent\n${attack}\n`,
    ),
    ...changed(`${folder}wordings.en.yaml`, () => `report: [${quoted}]\nprinted: [${quoted}]\n`),
    ...changed('areas.yaml', (text) => text.replace(/title: .*\n {2}text: .*/, `title: ${quoted}\n  text: ${quoted}`)),
    ...changed('providers/stripe.yaml', (text) =>
      text.replace(/^name: .*/m, `name: ${quoted}`).replace(/^( {2}retries: ).*/m, `$1${quoted}`),
    ),
  };
}

const { pages } = dictionaryOf(compileKnowledge(attacked()), { links: 'addresses' });

describe('text of the knowledge', () => {
  it.each([
    ['the page of a cause', causeAddress('auth.clock_skew')],
    ['the page of another cause that names it', causeAddress('auth.token_expired')],
    ['the index', '/causes/'],
    ['the page of its area', '/causes/auth/'],
    ['the error lines', '/lines/'],
    ['the page of a vendor', providerAddress('stripe')],
    ['the vendors', '/providers/'],
  ])('shows as text on %s, whatever it is', (_, address) => {
    const html = String(pages.get(address)?.body);
    const { document } = parseHTML(html);
    expect(document.documentElement.textContent).toContain('<script>globalThis.was=1</script>');
    expect(document.documentElement.textContent).toContain('<img src=x onerror=alert(1)>');
    expect([...document.querySelectorAll('script')].filter((s) => !s.getAttribute('src'))).toEqual([]);
    expect(document.querySelectorAll('img, iframe, b, [onerror]').length).toBe(0);
    expect(document.title).not.toBe('');
  });

  it('becomes no link that does something, and loads no image', () => {
    const { document } = parseHTML(String(pages.get(causeAddress('auth.clock_skew'))?.body));
    const links = [...document.querySelectorAll('.fix a')].map((a) => a.getAttribute('href'));
    expect(links.filter((link) => link?.startsWith('javascript'))).toEqual([]);
    expect(links).toContain('https://fine.example');
    expect(document.querySelector('.fix')?.textContent).toContain('<iframe src=');
  });

  it('stays data in the script that the search reads', () => {
    const [, script] = [...pages].find(([address]) => /printed\.[0-9a-f]+\.js$/.test(address)) ?? [];
    const read = /^globalThis\.causewayPrinted = (.*);\n$/s.exec(String(script?.body));
    expect(JSON.parse(read?.[1] ?? '')['auth.clock_skew']).toEqual([attack]);
  });
});
