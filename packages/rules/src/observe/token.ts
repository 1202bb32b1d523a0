import type { Exchange } from '@causeway/evidence';
import { credentialsOf } from './credential-sent.ts';
import { answeredAt, beganAt } from './exchange-time.ts';
import type { Observer } from './observer.ts';

/** Time zones reach 14 hours to either side of UTC: so far off may a clock without a zone be. */
const anyZone = 14 * 3600;

/** Whether a JWT was within its times (RFC 7519, 4.1.4 to 4.1.6) when it was sent. */
export const token: Observer = {
  facts: ['token.expired', 'token.expired_for_s', 'token.not_yet_valid'],
  observe({ exchange, now }, note) {
    const jwt = credentialsOf(exchange).find(
      (c) =>
        c.mask?.attributes.exp !== undefined ||
        c.mask?.attributes.iat !== undefined ||
        c.mask?.attributes.nbf !== undefined,
    );
    if (!jwt?.mask) return;
    const { exp, nbf, iat } = jwt.mask.attributes;
    const { at, doubt } = timeOf(exchange, now);
    const { line } = jwt;
    if (exp !== undefined) {
      const over = at - Number(exp);
      // "On or after" the expiry is too late (RFC 7519, 4.1.4).
      if (over >= doubt) {
        note('token.expired', true, line);
        if (doubt === 0) note('token.expired_for_s', over, line);
      } else if (over < -doubt) note('token.expired', false, line);
    }
    const begins = Math.max(Number(nbf ?? 0), Number(iat ?? 0));
    if (begins === 0) return;
    if (begins - at > doubt) note('token.not_yet_valid', true, line);
    else if (begins - at <= -doubt) note('token.not_yet_valid', false, line);
  },
};

/** Whole seconds, as the Date header has them; `doubt` says by how many they may be off. */
function timeOf(exchange: Exchange, now: number): { at: number; doubt: number } {
  const known = answeredAt(exchange) ?? beganAt(exchange);
  if (known) return { at: Math.floor(known.at / 1000), doubt: 0 };
  if (exchange.startedAt) return { at: Math.floor(exchange.startedAt.at / 1000), doubt: anyZone };
  return { at: Math.floor(now / 1000), doubt: 0 };
}
