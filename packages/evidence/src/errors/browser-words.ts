/** What a message of a browser's console says of a request. */
export interface BrowserSaying {
  method?: string;
  url?: string;
  /** The page's own, where the message names it. */
  origin?: string;
  status?: number;
  reason?: string;
  /** `CORS`, `CSP`, `MIXED_CONTENT`, Chrome's and Firefox's own names (`ERR_NAME_NOT_RESOLVED`, `NS_ERROR_NET_RESET`). */
  code?: string;
  httpVersion?: string;
  durationMs?: number;
  /** Where in the line the message starts. */
  index: number;
}

const method = '(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)';
const url = String.raw`(?<url>(?:https?|wss?)://[^\s'"<>“”‘’]{1,4000}?)`;
const origin = String.raw`(?<origin>(?:https?://|capacitor://|chrome-extension://|file://)[^\s'"“”]{0,300}|null)`;

/** The browsers' texts; what is said of the status stands in the group of that name. */
const sayings: readonly (readonly [pattern: RegExp, code?: string])[] = [
  // Chrome and Edge.
  [
    new RegExp(
      String.raw`Access to (?:fetch|XMLHttpRequest|script|font|image|resource|manifest|internal resource|CSS stylesheet) at '${url}' (?:\(redirected from '[^']{1,4000}'\) )?from origin '${origin}' has been blocked by CORS policy: .`,
    ),
    'CORS',
  ],
  [
    new RegExp(
      String.raw`\b${method} ${url} (?:net::(?<code>ERR_[A-Z0-9_]{3,60}) )?(?<status>\d{3}) \((?<reason>[^()\n]{0,80})\)`,
    ),
  ],
  [new RegExp(String.raw`\b${method} ${url} net::(?<code>ERR_[A-Z0-9_]{3,60})`)],
  [
    new RegExp(
      String.raw`(?:(?<!\S)${url}(?::\d{1,7})?[\s:]{1,4})?Failed to load resource: the server responded with a status of (?<status>\d{3}) \((?<reason>[^()\n]{0,80})\)`,
    ),
  ],
  [
    new RegExp(
      String.raw`(?:(?<!\S)${url}(?::\d{1,7})?[\s:]{1,4})?Failed to load resource: net::(?<code>ERR_[A-Z0-9_]{3,60})`,
    ),
  ],
  [
    new RegExp(
      `Mixed Content: The page at '(?<origin>[^']{1,2000})' was loaded over HTTPS, but (?:requested|attempted) .{1,120}? '${url}'`,
    ),
    'MIXED_CONTENT',
  ],
  [
    new RegExp(
      `(?:Refused to connect to|Connecting to|Refused to load[^']{0,40}|Refused to frame) '${url}' (?:because it )?violates the (?:following|document's) Content Security Policy`,
    ),
    'CSP',
  ],
  [
    new RegExp(
      String.raw`Fetch API cannot load ${url}\. Refused to connect because it violates the document's Content Security Policy`,
    ),
    'CSP',
  ],
  [new RegExp(String.raw`WebSocket connection to '${url}' failed: .{0,80}Unexpected response code: (?<status>\d{3})`)],
  [
    new RegExp(
      String.raw`WebSocket connection to '${url}' failed(?:: (?:Error in connection establishment: )?net::(?<code>ERR_\w{3,60}))?`,
    ),
  ],
  // Firefox.
  [
    new RegExp(String.raw`Cross-Origin Request Blocked: .{0,120} at ${url}\. \(Reason: CORS request did not succeed\)`),
    'CORS_REQUEST_DID_NOT_SUCCEED',
  ],
  [
    new RegExp(
      String.raw`Cross-Origin Request Blocked: .{0,120} at ${url}\. \(Reason: [^)]{1,300}\)\.?(?: Status code: (?<status>\d{3}))?`,
    ),
    'CORS',
  ],
  [
    new RegExp(
      String.raw`(?:XHR ?)?${method}(?: ?XHR)? ?${url}\s{1,3}\[(?<version>HTTP/[\d.]{1,3}) (?<status>\d{3})(?: (?<reason>[A-Z][A-Za-z' -]{1,40}?))? {1,3}(?<took>\d{1,8})ms\]`,
    ),
  ],
  [new RegExp(String.raw`(?:XHR ?)?${method}(?: ?XHR)? ?${url}\s{1,3}(?<code>NS_ERROR_[A-Z_]{3,60})`)],
  [
    new RegExp(
      String.raw`Content[- ]Security[- ]Policy: .{0,160} at ${url}(?: because it violates the following directive| \(“)`,
    ),
    'CSP',
  ],
  [new RegExp(`Blocked loading mixed (?:active|display) content “${url}”`), 'MIXED_CONTENT'],
  // Safari.
  [new RegExp(`(?:Fetch API|XMLHttpRequest) cannot load ${url} due to access control checks`), 'CORS'],
  [
    new RegExp(
      String.raw`Origin ${origin} is not allowed by Access-Control-Allow-Origin\.(?: Status code: (?<status>\d{3}))?`,
    ),
    'CORS',
  ],
  [/Preflight response is not successful\.(?: Status code: (?<status>\d{3}))?/, 'CORS'],
  [
    new RegExp(
      String.raw`\[blocked\] The page at (?<origin>https?://\S{1,2000}) (?:requested|was not allowed to display) insecure content from ${url}\. This content was blocked`,
    ),
    'MIXED_CONTENT',
  ],
  [
    new RegExp(
      `Refused to connect to ${url} because it (?:does not appear in|violates) .{0,60}Content Security Policy`,
    ),
    'CSP',
  ],
];
const possible =
  /CORS|Cross-Origin|Access-Control|access control|Failed to load resource|net::ERR_|NS_ERROR_|Mixed Content|mixed |insecure content|Content[- ]Security[- ]Policy|WebSocket connection|Preflight response|\[HTTP\/|\d{3} \(/;
/** Characters of a line that are looked at. */
const longest = 8000;

/** What a line says, or undefined. Nothing but the place of the script and the console's own level stands before it. */
export function browserSaying(text: string): BrowserSaying | undefined {
  const said = text.slice(0, longest);
  if (!possible.test(said)) return undefined;
  for (const [pattern, known] of sayings) {
    const match = pattern.exec(said);
    if (!match || match.index > 300) continue;
    const groups = match.groups ?? {};
    const code = known ?? groups.code;
    const saying: BrowserSaying = { index: match.index };
    if (groups.method) saying.method = groups.method;
    if (groups.url) saying.url = groups.url;
    if (groups.origin && groups.origin !== 'null') saying.origin = originOf(groups.origin);
    const status = Number(groups.status);
    if (status >= 100 && status <= 599) saying.status = status;
    if (groups.reason) saying.reason = groups.reason;
    if (code) saying.code = code;
    if (groups.version) saying.httpVersion = groups.version;
    if (groups.took) saying.durationMs = Number(groups.took);
    return saying;
  }
  return undefined;
}

function originOf(page: string): string {
  return /^[a-z-]{2,20}:\/\/[^/?#]{1,300}/i.exec(page)?.[0] ?? page;
}
