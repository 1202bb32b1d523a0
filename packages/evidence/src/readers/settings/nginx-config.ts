import type { Section } from '../../document.ts';
import { placeIn } from '../../place.ts';
import type { Found, Reader } from '../../reader.ts';
import type { Setting } from '../../setting.ts';
import { blockNames, ownNames, sharedNames } from '../../settings/nginx-names.ts';
import { type NginxStatement, nginxStatements } from '../../settings/nginx-tokens.ts';

const id = 'nginx-config';
const possible = /^\s*(?:[a-z][a-z0-9_]{2,60}\s[^=]*[;{]\s*(?:#.*)?$|server\s*$|(?:http|events|stream|server)\s*\{)/;

/** nginx's configuration: whole files, a block, or a few directives. */
export const nginxConfig: Reader = {
  id,
  title: 'nginx configuration',
  formats: [
    {
      title: 'nginx configuration',
      sample: 'site.conf',
      source: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html',
    },
    {
      title: 'directives of nginx alone',
      sample: 'directives.conf',
      source: 'https://nginx.org/en/docs/http/ngx_http_core_module.html',
    },
  ],
  read(section: Section): Found[] {
    const found: Found[] = [];
    for (let i = 0; i < section.lines.length; i += 1) {
      const line = section.lines[i] ?? '';
      if (line.length > 5000 || !possible.test(line)) continue;
      const { statements, stopped } = within(nginxStatements(section.lines, i));
      const last = statements.at(-1)?.last;
      if (last === undefined || !isNginx(statements)) {
        // What was read so far is not nginx's from a later line on either.
        i = Math.max(i, stopped);
        continue;
      }
      found.push({
        firstLine: section.firstLine + i,
        lastLine: section.firstLine + last,
        settings: settingsOf(statements, section),
      });
      i = last;
    }
    return found;
  },
};

/** The statements up to the first that nginx does not know, and the line in which reading stopped. */
function within(statements: Iterable<NginxStatement>): { statements: NginxStatement[]; stopped: number } {
  const kept: NginxStatement[] = [];
  let stopped = 0;
  let inMap = 0;
  let depth = 0;
  for (const statement of statements) {
    const [name = ''] = statement.words;
    stopped = statement.last;
    if (statement.kind === 'open') {
      if (!blockNames.test(name)) break;
      depth += 1;
      if (/^(?:map|geo|types|split_clients)$/.test(name)) inMap = depth;
    } else if (statement.kind === 'close') {
      if (inMap === depth) inMap = 0;
      // Of a file that lost its top, more may close than was opened.
      depth = Math.max(0, depth - 1);
    } else if (
      !inMap &&
      !ownNames.test(name) &&
      !sharedNames.test(name) &&
      !(depth > 0 && /^[a-z][a-z0-9_]+$/.test(name))
    )
      break;
    kept.push(statement);
  }
  return { statements: kept.every(({ kind }) => kind === 'close') ? [] : kept, stopped };
}

/** A name that is nginx's alone, or several of those that it shares with others inside its blocks. */
function isNginx(statements: readonly NginxStatement[]): boolean {
  const directives = statements.filter(({ kind, words }) => kind === 'directive' && words.length > 1);
  const opened = statements.some(
    ({ kind, words }) => kind === 'open' && /^(?:server|location|upstream|http)$/.test(words[0] ?? ''),
  );
  const own = directives.filter(({ words }) => ownNames.test(words[0] ?? '')).length;
  const shared = directives.filter(({ words }) => sharedNames.test(words[0] ?? '')).length;
  return own > 0 || (opened && shared > 1);
}

interface Block {
  name: string;
  words: string[];
  settings: Setting[];
  serverName?: string;
}

function settingsOf(statements: readonly NginxStatement[], section: Section): Setting[] {
  const settings: Setting[] = [];
  const open: Block[] = [];
  const closeServer = (block: Block | undefined) => {
    if (!block?.serverName) return;
    for (const setting of block.settings) setting.scope ??= block.serverName;
  };
  for (const statement of statements) {
    const [name = '', ...rest] = statement.words;
    if (statement.kind === 'close') {
      closeServer(open.pop());
      continue;
    }
    const value = rest.join(' ');
    const location = open.findLast((block) => block.name === 'location')?.words.join(' ');
    const setting: Setting = {
      ...placeIn(section, id, statement.first, statement.last),
      of: 'web-server',
      name: [...open.map((block) => block.name), name].join('.'),
      value,
      order: settings.length,
      ...(location ? { scope: location } : {}),
    };
    const server = open.find((block) => block.name === 'server');
    if (statement.kind === 'open') {
      open.push({ name, words: rest, settings: [] });
      if (!value) continue;
    }
    settings.push(setting);
    server?.settings.push(setting);
    if (server && name === 'server_name' && rest[0]) server.serverName = rest[0];
  }
  for (const block of open) closeServer(block);
  return settings;
}
