import type { Provider } from '../knowledge/compile.ts';
import { addressOf } from './address.ts';
import { hostKind } from './host-kind.ts';
import type { Observer } from './observer.ts';
import { requestHeader } from './shown-headers.ts';

const testLabel = /^(?:sandbox|test|testing|staging|stage|stg|uat|qa|preprod|preproduction|sbx|mock|demo)$/;
const liveLabel = /^(?:live|prod|production)$/;

/** What kind of host was asked, and whether it is one for testing. */
export const host: Observer = {
  facts: ['request.host_kind', 'request.host_mode'],
  observe({ exchange, provider }, note) {
    const { host } = addressOf(exchange);
    if (host === undefined) return;
    const line = requestHeader(exchange, 'host')?.line ?? exchange.request?.line ?? exchange.firstLine;
    note('request.host_kind', hostKind(host), line);
    note('request.host_mode', hostMode(host, provider), line);
  },
};

/** By the profile's lists, else by words between the dots and hyphens of the name. */
function hostMode(host: string, provider: Provider | undefined): 'test' | 'live' | undefined {
  if (provider?.test_hosts?.some((name) => isBelow(host, name))) return 'test';
  if (provider?.live_hosts?.some((name) => isBelow(host, name))) return 'live';
  const words = host
    .split('.')
    .slice(0, -1)
    .flatMap((label) => label.split('-'));
  if (words.some((w) => testLabel.test(w))) return 'test';
  return words.some((w) => liveLabel.test(w)) ? 'live' : undefined;
}

function isBelow(host: string, name: string): boolean {
  return host === name || host.endsWith(`.${name}`);
}
