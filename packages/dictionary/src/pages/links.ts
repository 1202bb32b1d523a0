/**
 * How pages link to each other: by the folder, as they are served; by the file in it, so that they work from a disk; or
 * by the whole address, where nobody knows how deep the page lies that is shown.
 */
export type LinkStyle = 'addresses' | 'files' | 'whole';

/**
 * A link from one page to another, relative but for whole ones: pages work below any folder.
 * @param from address of the page that it stands on
 * @param to address that it leads to
 */
export function linkBetween(from: string, to: string, style: LinkStyle, service: string | undefined): string {
  if (style === 'whole') return `${(service ?? '').replace(/\/+$/, '')}${to}`;
  const up = '../'.repeat(from.split('/').length - 2);
  const path = `${up}${to.slice(1)}${style === 'files' && to.endsWith('/') ? 'index.html' : ''}`;
  return path === '' ? './' : path;
}
