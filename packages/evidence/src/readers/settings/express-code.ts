import type { Section } from '../../document.ts';
import type { Found, Reader } from '../../reader.ts';
import type { Setting } from '../../setting.ts';
import { type CodeCall, callsIn } from '../../settings/code-calls.ts';

const id = 'express-code';
const routes =
  /(?<![\w.])((?:app|router|server|api|\w{1,30}(?:App|Router|Routes?))\.(?:use|all|get|post|put|patch|delete|route|register|addHook|addContentTypeParser))\s*\(/g;
/** What reads the body, or checks a signature over it. */
const deeds =
  /(?<![\w.])((?:await\s+)?(?:req|request|ctx\.req|c\.req|event|nextRequest)\.(?:json|text|formData|arrayBuffer|blob|raw)|(?:\w{1,30}\.){0,3}(?:constructEvent(?:Async)?|unwrap|verifyHeader|validateRequest(?:WithBody)?|timingSafeEqual|verifyAndReceive|isValidSignature|webhooks\.verify)|(?:crypto\.)?createHmac|(?:wh|webhook|hook|svix)\.verify|getRawBody|rawBody|buffer)\s*\(/g;
const bodyParserOff = /\bbodyParser\s*:\s*(false|true|\{[^}]{0,200}\})/;
const sign =
  /\.(?:use|post|all|route|register)\s*\(|bodyParser|constructEvent|createHmac|export (?:async )?(?:function|const) (?:POST|default|config)/;
const framework =
  /\bexpress\b|\bfastify\b|\bkoa\b|\bhono\b|NextRequest|NextResponse|NextApiRequest|\bnext\/server\b|export (?:async )?(?:function|const) (?:POST|GET|config)\b|new Response\(|\bapp\.listen\(|body-?[pP]arser/;
const middleware =
  /^(?:express|bodyParser|body_parser|cors|helmet|csrf|csurf|lusca|session|cookieParser|cookie_parser|morgan|logger|compression|passport|json|urlencoded|raw|text|rateLimit|multer|fileUpload|requireAuth|auth\w*|\w{1,40}(?:Auth|Middleware|Limiter|Router|Routes?))\b/;

/**
 * What JavaScript and TypeScript set up of an HTTP server and in which order: middleware and routes of Express and
 * its like, how Next.js is told to leave the body alone, and what a handler does with the body.
 */
export const expressCode: Reader = {
  id,
  title: 'server code of Express or Next.js',
  formats: [
    {
      title: 'Express middleware and routes',
      sample: 'express.js',
      source: 'https://expressjs.com/en/guide/using-middleware.html',
    },
    {
      title: 'Next.js API route',
      sample: 'next-pages.ts',
      source: 'https://nextjs.org/docs/pages/building-your-application/routing/api-routes',
    },
    {
      title: 'Next.js route handler',
      sample: 'next-app.ts',
      source: 'https://nextjs.org/docs/app/api-reference/file-conventions/route',
    },
  ],
  read(section: Section): Found[] {
    if (!section.lines.some((line) => line.length < 2000 && sign.test(line))) return [];
    const calls = callsIn(section.lines, routes).filter(isRoute);
    const acts = callsIn(section.lines, deeds);
    const parser = parserSettings(section.lines);
    const known = section.lines.some((line) => line.length < 2000 && framework.test(line));
    // A client of some API calls `api.get` too: a server shows its framework, or middleware that only servers have.
    const serves = calls.some(
      ({ name, args }) =>
        /\.use$/.test(name) || args.some((arg) => middleware.test(arg) || /=>|^(?:async )?function\b/.test(arg)),
    );
    if (!(calls.length > 0 && (known || serves)) && !(known && acts.length > 0) && parser.length === 0) return [];
    const all = [...calls.map((call) => routeOf(call)), ...acts.map((call) => deedOf(call)), ...parser].sort(
      (a, b) => a.line - b.line || a.column - b.column,
    );
    return all
      .map(({ line, last, name, value, scope }, order) => {
        const place = { firstLine: section.firstLine + line, lastLine: section.firstLine + last };
        const setting: Setting = {
          reader: id,
          artifact: section.artifact,
          ...place,
          of: 'application',
          name,
          value,
          order,
          ...(scope ? { scope } : {}),
        };
        return { ...place, settings: [setting] };
      })
      .reduce<Found[]>(joined, []);
  },
};

interface Piece {
  line: number;
  last: number;
  column: number;
  name: string;
  value: string;
  scope?: string;
}

/** `app.get('env')` asks for a setting of the application. */
function isRoute({ name, args }: CodeCall): boolean {
  if (args.length === 0) return false;
  if (/\.(?:use|register|addHook|addContentTypeParser)$/.test(name)) return true;
  return /^(?:['"`]|\/|\[|[A-Z_]{3,}|\w+\.\w)/.test(args[0] ?? '') && (args.length > 1 || name.endsWith('.route'));
}

function routeOf({ name, args, line, lastPlain }: CodeCall): Piece {
  const path = /^(['"`])(\/.{0,300}?|\*)\1$/.exec(args[0] ?? '')?.[2];
  return {
    line,
    last: lastPlain,
    column: 0,
    name,
    value: args.join(', ').slice(0, 600),
    ...(path ? { scope: path } : {}),
  };
}

function deedOf({ name, args, line }: CodeCall): Piece {
  return { line, last: line, column: 1, name: name.replace(/^await\s+/, ''), value: args.join(', ').slice(0, 300) };
}

/** `export const config = { api: { bodyParser: false } }`, in one line or several; NestFactory's `bodyParser` as well. */
function parserSettings(lines: readonly string[]): Piece[] {
  return lines.flatMap((text, line) => {
    const found = text.length < 2000 ? bodyParserOff.exec(text) : null;
    const around = lines.slice(Math.max(0, line - 6), line + 1).join(' ');
    if (!found?.[1] || !/\bconfig\b[^;]{0,40}=|\bNestFactory\b|\bapi\s*:\s*\{/.test(around)) return [];
    return [{ line, last: line, column: 0, name: 'config.api.bodyParser', value: found[1] }];
  });
}

/** What shares a line is one find. */
function joined(found: Found[], next: Found): Found[] {
  const before = found.at(-1);
  if (!before || next.firstLine > before.lastLine) found.push(next);
  else {
    before.lastLine = Math.max(before.lastLine, next.lastLine);
    before.settings?.push(...(next.settings ?? []));
  }
  return found;
}
