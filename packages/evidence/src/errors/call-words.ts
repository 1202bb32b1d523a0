/** The method and the absolute URL of a call, as the words of an error name them. */
export interface NamedTarget {
  method?: string;
  url: string;
}

const method = '(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)';
/** Also with the masks of redaction in it: `?key=…[40,#9c2e]`. */
const url = String.raw`(?<url>https?://(?:\[[\da-fA-F:.]{2,45}\])?(?:[^\s"'\x60<>()[\]{},|\\]|\[\d{1,6},#\w{1,12}\]){1,4000})`;

/** What stands around the URL in messages of HTTP libraries; what names the method too stands first. */
const targets: readonly RegExp[] = [
  // Feign.
  new RegExp(String.raw`\[${method}\] to \[${url}`),
  // Spring's RestTemplate and RestClient; WebClient.
  new RegExp(String.raw`\b${method} request for "${url}`),
  new RegExp(String.raw`\bfrom ${method} ${url}`),
  // Ktor.
  new RegExp(String.raw`\b(?:request|error)\((?:${method} )?${url}`),
  // Go's url.Error.
  new RegExp(String.raw`(?:^|[\s:("'])(?<go>Get|Head|Post|Put|Patch|Delete|Options) \\?"${url}`),
  // Guzzle, and whoever writes a call as HTTP does.
  new RegExp(String.raw`\b${method}:? ["'\x60]?${url}`),
  new RegExp(
    String.raw`\b(?:for |requesting |request to |response from |calling |fetch(?:ing)? |opening )(?:url:? ?|URL:? ?)?[("']{0,2}${url}`,
  ),
  new RegExp(String.raw`\b(?:url|uri|URL|URI)\\?["']?[=:] ?\\?["']?${url}`),
  // PHP's streams: `file_get_contents(https://…): Failed to open stream`.
  new RegExp(String.raw`\b\w{3,40}\(${url}\):`),
  new RegExp(String.raw`^${url}(?:$|[\s:])`),
];
/** Characters that are looked at. */
const longest = 6000;

/** The call that an error's message names, or undefined. */
export function targetIn(message: string): NamedTarget | undefined {
  const start = message.slice(0, longest);
  if (!start.includes('http')) return undefined;
  const text = start.includes('\\/') ? start.replaceAll('\\/', '/') : start;
  for (const target of targets) {
    const groups = target.exec(text)?.groups;
    if (!groups?.url) continue;
    const named = groups.method ?? groups.go?.toUpperCase();
    return { ...(named && { method: named }), url: groups.url.replace(/[.:;!?]{1,3}$/, '') };
  }
  return undefined;
}
