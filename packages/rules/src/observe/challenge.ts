import type { Observer } from './observer.ts';

/** The challenge of a 401 (WWW-Authenticate) or 407 (Proxy-Authenticate): RFC 9110, 11.6.1, and RFC 6750, 3. */
export const challenge: Observer = {
  facts: ['response.challenge', 'response.challenge_error'],
  observe({ exchange }, note) {
    const { response } = exchange;
    if (!response) return;
    const name = response.status === 407 ? 'proxy-authenticate' : 'www-authenticate';
    for (const header of response.headers) {
      if (header.name.toLowerCase() !== name) continue;
      const scheme = /^\s{0,10}([A-Za-z][\w-]{0,40})(?=\s|,|$)/.exec(header.value)?.[1];
      note('response.challenge', scheme?.toLowerCase(), header.line);
      const error = /(?:^|[\s,])error\s{0,4}=\s{0,4}"?([\w.-]{1,80})/i.exec(header.value)?.[1];
      note('response.challenge_error', error, header.line);
    }
  },
};
