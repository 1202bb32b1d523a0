import { argumentsFrom, assigned } from './code-arguments.ts';

/** How a program computes or checks a signature. Places are positions in the text. */
export interface Computed {
  at: number;
  /** What is hashed, as it stands in the source, with the variables' values behind it. */
  content: string;
  /** The key, the same way. */
  key: string;
  /** True where a library builds the signed text itself. */
  library: boolean;
}

interface Call {
  pattern: RegExp;
  /** Which argument is hashed, and which is the key. */
  content: number | 'update' | 'last';
  key: number | undefined;
  library?: true;
}

/** Calls that compute an HMAC, or have a library check one, in the languages that handlers are written in. */
const calls: readonly Call[] = [
  { pattern: /createHmac\(/g, content: 'update', key: 1 },
  { pattern: /\bhmac\.(?:new|digest)\(/g, content: 1, key: 0 },
  { pattern: /hash_hmac\(/g, content: 1, key: 2 },
  { pattern: /HMAC\.(?:hex)?digest\(/g, content: 2, key: 1 },
  { pattern: /hmac\.New\(/g, content: 'update', key: 1 },
  { pattern: /\bMac\.getInstance\(/g, content: 'update', key: undefined },
  { pattern: /HmacUtils\(/g, content: 'update', key: 1 },
  { pattern: /HmacUtils\.hmacSha\w+\(/g, content: 1, key: 0 },
  { pattern: /HMACSHA\d+\.HashData\(/g, content: 1, key: 0 },
  { pattern: /new HMACSHA\d+\(/g, content: 'update', key: 0 },
  { pattern: /:crypto\.(?:mac|hmac)\(/g, content: 'last', key: undefined },
  { pattern: /Hmac(?:::)?<Sha\d+>(?:::|\s*as\s+\w+>::)new_from_slice\(/g, content: 'update', key: 0 },
  { pattern: /HmacSha\d+::new_from_slice\(/g, content: 'update', key: 0 },
  { pattern: /CryptoJS\.HmacSHA\d+\(/g, content: 0, key: 1 },
  { pattern: /Utilities\.computeHmacSha\d+Signature\(/g, content: 0, key: 1 },
  {
    pattern: /(?:constructEvent(?:Async)?|construct_event|Webhook::constructEvent)\(/g,
    content: 0,
    key: 2,
    library: true,
  },
  {
    pattern: /(?:webhooks?|wh|hook)\.(?:verify|unwrap|verifyAndReceive)\(/g,
    content: 0,
    key: undefined,
    library: true,
  },
];

/** Where the content is handed over in a call of its own. */
const update = /\.(?:update|Write|doFinal|ComputeHash|hmacHex|hmac|write_all)\(|\bComputeHash\(/g;
/** How far behind the key the content may follow, in characters. */
const nearby = 900;

/** Every place in a program's text where a signature is computed or checked. */
export function signaturesComputed(text: string): Computed[] {
  return calls
    .flatMap((call) => [...text.matchAll(call.pattern)].flatMap((match) => computedAt(text, call, match) ?? []))
    .sort((a, b) => a.at - b.at);
}

function computedAt(text: string, call: Call, match: RegExpMatchArray): Computed | undefined {
  const at = match.index ?? 0;
  const args = argumentsFrom(text, at + match[0].length);
  const key = call.key === undefined ? '' : behind(text, args[call.key] ?? '', at);
  const library = call.library === true;
  if (call.content !== 'update') {
    const named = args.find((arg) => /^msg\s*=/.test(arg))?.replace(/^msg\s*=\s*/, '');
    const content = named ?? (call.content === 'last' ? args.at(-1) : args[call.content]);
    return content ? { at, content: behind(text, content, at), key, library } : undefined;
  }
  const rest = text.slice(at, at + nearby);
  const parts = [...rest.matchAll(update)].map((found) => {
    const place = at + (found.index ?? 0) + found[0].length;
    return argumentsFrom(text, place)[0] ?? '';
  });
  const content = parts
    .filter(Boolean)
    .map((part) => behind(text, part, at + nearby))
    .join(' + ');
  return content ? { at, content, key, library } : undefined;
}

/** An expression and, two steps deep, what its variables were given. */
function behind(text: string, expression: string, before: number, depth = 2): string {
  if (depth === 0) return expression;
  const names = new Set(expression.match(/[$@]?\b[A-Za-z_]\w*\b(?!\s*[('"`])/g)?.slice(0, 8) ?? []);
  const values = [...names].flatMap((name) => {
    const value = assigned(text, name, before);
    return value && value !== expression ? [behind(text, value, before, depth - 1)] : [];
  });
  return [expression, ...values].join(' ← ').slice(0, 2000);
}
