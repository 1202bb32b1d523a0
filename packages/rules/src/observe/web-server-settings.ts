import { type Exchange, header, type Setting } from '@causeway/evidence';
import type { Around, NoteSetting } from './setting-notes.ts';

const hookPath = /hook|callback|\bipn\b|notif|events?\b/i;

/** What nginx's configuration shows of requests that pass through it. */
export function noteWebServer(settings: readonly Setting[], { exchanges }: Around, note: NoteSetting): void {
  const named = (name: string) => settings.filter((one) => one.name === name || one.name.endsWith(`.${name}`));
  const [passed] = named('proxy_pass');
  if (passed) noteProxy(settings, passed, note);
  const dropped = named('proxy_set_header').find(({ value }) => /^authorization\s*$/i.test(value));
  const none = dropped ?? named('proxy_pass_request_headers').find(({ value }) => value === 'off');
  if (none) note('credential.reaches_app', false, none);
  noteUnderscores(settings, named('underscores_in_headers').at(-1), exchanges, note);
  for (const limit of named('client_max_body_size')) {
    const bytes = bytesOf(limit.value);
    const sizes = exchanges.flatMap((exchange) => sizeOf(exchange) ?? []);
    // 0 sets no limit.
    if (bytes && sizes.length > 0) note('request.over_body_limit', Math.max(...sizes) > bytes, limit);
  }
  const denied = named('deny').find(({ value }) => value === 'all');
  if (denied && named('allow').length > 0) note('network.filters_addresses', true, denied);
  const open = named('auth_basic').find(({ value, scope }) => value === 'off' && hookPath.test(scope ?? ''));
  if (open) note('webhook.login_in_front', false, open);
  for (const limit of [
    ...named('proxy_read_timeout'),
    ...named('fastcgi_read_timeout'),
    ...named('uwsgi_read_timeout'),
  ]) {
    const seconds = secondsOf(limit.value);
    const ended = exchanges.find(
      ({ durationMs }) => seconds && durationMs !== undefined && isNear(durationMs / 1000, seconds),
    );
    if (ended && seconds) note('timing.at_limit_s', seconds, limit);
  }
}

function noteProxy(settings: readonly Setting[], passed: Setting, note: NoteSetting): void {
  const block = passed.name.slice(0, passed.name.lastIndexOf('.') + 1);
  const here = settings.filter(({ name, scope }) => name === `${block}proxy_set_header` && scope === passed.scope);
  // Where a block sets one header of its own, it inherits none.
  const headers =
    here.length > 0
      ? here
      : settings.filter(({ name }) => /(?:^|\.)proxy_set_header$/.test(name) && !/\.location\./.test(name));
  const sets = (name: RegExp) => headers.some(({ value }) => name.test(value));
  const host = sets(/^(?:X-Forwarded-)?Host\s+\$(?:http_host|host)\b/i);
  const scheme = sets(/^X-Forwarded-Proto\s+(?:\$scheme|https)\b/i);
  note('network.proxy_passes_address', host && scheme, headers.find(({ value }) => /^host\b/i.test(value)) ?? passed);
  const uri = /^https?:\/\/[^/]+(\/[^$]*)$/.exec(passed.value)?.[1];
  const location = passed.scope?.replace(/^(?:\^~|=)\s*/, '');
  // With an address behind the host, nginx puts it in the place of what the location matched.
  if (location?.startsWith('/')) note('network.proxy_rewrites_path', uri !== undefined && uri !== location, passed);
}

/** nginx drops headers with an underscore unless it is told otherwise. */
function noteUnderscores(
  settings: readonly Setting[],
  told: Setting | undefined,
  exchanges: readonly Exchange[],
  note: NoteSetting,
): void {
  if (told?.value === 'on') return;
  const server = told ?? settings.find(({ name }) => /(?:^|\.)(?:server_name|listen)$/.test(name));
  const sent = exchanges.some(({ request }) => request?.headers.some(({ name }) => /^[a-z]\w*_\w+$/i.test(name)));
  if (server && sent) note('credential.reaches_app', false, server);
}

function sizeOf({ request }: Exchange): number | undefined {
  const declared = Number(header(request?.headers ?? [], 'content-length')?.value ?? Number.NaN);
  return request?.bodyBytes ?? (Number.isFinite(declared) ? declared : undefined);
}

/** `1m`, `100k`, `2g`, `1024`. */
function bytesOf(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,12})([kmg]?)$/i.exec(text) ?? [];
  const factor = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[unit.toLowerCase()];
  return digits && factor ? Number(digits) * factor : undefined;
}

/** `60`, `60s`, `2m`, `1500ms`. */
function secondsOf(text: string): number | undefined {
  const [, digits, unit = 's'] = /^(\d{1,9})(ms|s|m|h)?$/.exec(text) ?? [];
  const factor = { ms: 0.001, s: 1, m: 60, h: 3600 }[unit];
  return digits && factor ? Number(digits) * factor : undefined;
}

/** A wait that a limit ended is a little longer than the limit. */
function isNear(seconds: number, limit: number): boolean {
  return seconds >= limit * 0.99 && seconds <= limit * 1.03 + 0.3;
}
