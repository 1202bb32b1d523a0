import type { Exchange, Header } from '@causeway/evidence';
import type { Provider } from '../knowledge/compile.ts';
import { addressOf } from './address.ts';
import { responseHeader } from './shown-headers.ts';

const versionHeader = /(?:^|-)version(?:-selected)?$/;
const otherVersions =
  /^(?:http-version|sec-.*|x-aspnet(?:mvc)?-version|x-powered-by-version|x-server-version|x-app-version|x-client-version|app-version|server-version|x-build-version|x-amz-version.*|x-object-version|x-runtime-version)$/;
const versionInPath = /\/(\d{4}-\d\d(?:-\d\d)?)(?:\/|$)/;

/**
 * Whether the API version that was asked for and the one that answered are the same: by the profile's
 * header or one that both sides carry, or by a dated version in the path. Undefined unless both are seen.
 */
export function versionsDiffer(
  exchange: Exchange,
  provider: Provider | undefined,
): { differ: boolean; line: number } | undefined {
  const { request, response } = exchange;
  if (!request || !response) return undefined;
  for (const asked of request.headers) {
    const name = asked.name.toLowerCase();
    if (name !== provider?.version_header?.toLowerCase() && (!versionHeader.test(name) || otherVersions.test(name)))
      continue;
    const answered = responseHeader(exchange, name) ?? responseHeader(exchange, `${name}-selected`);
    if (answered) return compare(asked.value, answered);
  }
  const inPath = versionInPath.exec(addressOf(exchange).path ?? '')?.[1];
  if (inPath === undefined) return undefined;
  const answered = response.headers.find((h) => /api-version$/i.test(h.name) && /^\d{4}-\d\d/.test(h.value));
  return answered && compare(inPath, answered);
}

/** `2023-10-16; custom_checkout_beta=v1` is version 2023-10-16 with extras. */
function compare(asked: string, answered: Header): { differ: boolean; line: number } {
  const plain = (text: string): string =>
    (text.split(';')[0] ?? '')
      .trim()
      .replace(/^["v]+|"$/gi, '')
      .toLowerCase();
  return { differ: plain(asked) !== plain(answered.value), line: answered.line };
}
