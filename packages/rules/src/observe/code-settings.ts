import type { Setting } from '@causeway/evidence';
import type { NoteSetting } from './setting-notes.ts';

const parser = /(?:^|[\s,(])(?:(?:express|bodyParser|body_parser)\.(?:json|urlencoded)|bodyParser|json|koaBody)\(/;
/** A parser that is told to keep the raw body beside what it parsed. */
const keepsRaw = /\bverify\b|rawBody|raw_body/;
const raw = /(?:express|bodyParser|body_parser)\.raw\(|(?:^|[\s,(])raw\(|rawBody|raw_body/;
const csrf = /\b(?:csrf\w*|csurf|lusca|xsrf\w*|doubleCsrf\w*)\b/i;
const login =
  /(?:^|, )(?:(?:require|ensure|check|verify|is)(?:s)?_?(?:Auth\w*|Login|LoggedIn|User|Jwt|Token|Session)|authenticate\w*|auth|authMiddleware|requiresAuth|passport\.authenticate|expressjwt|jwt)\b\s*(?:\(|,|$)/i;
const hookPath = /hook|callback|\bipn\b|notif|\bevents?\b|stripe|paddle|shopify|github|twilio/i;
const check =
  /(?:constructEvent(?:Async)?|unwrap|verifyHeader|validateRequest(?:WithBody)?|timingSafeEqual|createHmac|verifyAndReceive|isValidSignature|\.verify)$/;

/** What the order of middleware and routes shows of a webhook's handler, and what the handler does before its check. */
export function noteCode(settings: readonly Setting[], note: NoteSetting): void {
  const ordered = settings.toSorted((a, b) => a.firstLine - b.firstLine || (a.order ?? 0) - (b.order ?? 0));
  const checkAt = ordered.findIndex(({ name }) => check.test(name));
  const routeAt = webhookRoute(ordered, checkAt);
  const off = ordered.find(({ name, value }) => name.endsWith('bodyParser') && value === 'false');
  if (off) note('signature.parser_before', false, off);
  if (routeAt >= 0) noteRoute(ordered, routeAt, checkAt, note);
  else if (checkAt >= 0) noteHandler(ordered.slice(0, checkAt + 1), note);
}

/** The route of a webhook: the one that the check stands in, else the first whose path says so. */
function webhookRoute(ordered: readonly Setting[], checkAt: number): number {
  const isRoute = ({ name, scope }: Setting) => scope !== undefined && /\.(?:post|all|use|put)$/.test(name);
  if (checkAt >= 0) {
    const before = ordered.slice(0, checkAt).findLastIndex((one) => isRoute(one) && /=>|function/.test(one.value));
    if (before >= 0) return before;
  }
  return ordered.findIndex((one) => isRoute(one) && hookPath.test(one.scope ?? '') && !/\.use$/.test(one.name));
}

function noteRoute(ordered: readonly Setting[], routeAt: number, checkAt: number, note: NoteSetting): void {
  const route = ordered[routeAt];
  if (!route) return;
  const path = route.scope ?? '';
  const before = ordered.slice(0, routeAt).filter(({ name, scope }) => name.endsWith('.use') && covers(scope, path));
  const rawFirst = before.findIndex(({ value, scope }) => raw.test(value) && scope !== undefined);
  const parsing = before.find(
    ({ value }, i) => parser.test(value) && !keepsRaw.test(value) && (rawFirst < 0 || i < rawFirst),
  );
  const own = parser.test(route.value) && !raw.test(route.value);
  const takesRaw = raw.test(route.value) || rawFirst >= 0;
  const verified = ordered[checkAt];
  if (parsing || own) {
    note('signature.parser_before', true, parsing ?? route);
    if (verified && /^(?:req|request)\.body\b/.test(verified.value)) note('signature.hashed_body', 'parsed', verified);
  } else if (takesRaw) note('signature.parser_before', false, route);
  if (verified && /JSON\.stringify\(/.test(verified.value)) note('signature.hashed_body', 'parsed', verified);
  const guard = before.find(({ value, scope }) => csrf.test(value) && !scope);
  if (guard) note('webhook.csrf_check_runs', true, guard);
  const wall =
    before.find(({ value, scope }) => login.test(value) && !scope) ?? (login.test(route.value) ? route : undefined);
  if (wall) note('webhook.login_in_front', true, wall);
}

/** A handler that reads the body itself, as those of Next.js, Remix and workers do. */
function noteHandler(steps: readonly Setting[], note: NoteSetting): void {
  const verified = steps.at(-1);
  const parsed = steps.find(({ name }) =>
    /^(?:req|request|ctx\.req|c\.req|nextRequest)\.(?:json|formData)$/.test(name),
  );
  const asText = steps.find(({ name }) => /\.(?:text|arrayBuffer|raw)$|^(?:buffer|getRawBody)$/.test(name));
  if (parsed && !asText) {
    note('signature.parser_before', true, parsed);
    if (verified && /JSON\.stringify\(|^body\b|^payload\b|^data\b/.test(verified.value))
      note('signature.hashed_body', 'parsed', verified);
  } else if (asText && !parsed) {
    note('signature.parser_before', false, asText);
    if (verified && !/JSON\.stringify\(/.test(verified.value)) note('signature.hashed_body', 'raw', asText);
  }
}

/** Whether middleware at a path runs for requests to another. */
function covers(scope: string | undefined, path: string): boolean {
  return (
    scope === undefined ||
    scope === '/' ||
    scope === '*' ||
    path === scope ||
    path.startsWith(scope.endsWith('/') ? scope : `${scope}/`)
  );
}
