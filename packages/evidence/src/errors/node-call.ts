import type { NodeTrace } from './node-trace.ts';

/** The URL that an error's dump or its words name. */
export function urlFrom(trace: NodeTrace): string | undefined {
  const url = field(trace, [
    'config.url',
    'url',
    'options.url',
    'request.url',
    'requestUrl',
    'requestURL',
    'response.url',
    'response.config.url',
    'response.error.path',
  ]);
  const base = field(trace, ['config.baseURL', 'response.config.baseURL', 'options.prefixUrl']);
  if (url && /^https?:/.test(url)) return url;
  if (url && base) return `${base.replace(/\/$/, '')}/${url.replace(/^\//, '')}`;
  const said = trace.chain
    .map(
      (error) =>
        /\b(?:request to|fetch|timeout at:|GET|POST|PUT|PATCH|DELETE) (https?:\/\/[^\s'",]{1,2000}?)(?:[.,:]?(?:\s|$))/.exec(
          error.message,
        )?.[1],
    )
    .find(Boolean);
  return said ?? url ?? undefined;
}

/** The method that an error's dump names. */
export function methodFrom(trace: NodeTrace): string | undefined {
  const method = field(trace, [
    'config.method',
    'method',
    'options.method',
    'request.method',
    'response.config.method',
    'response.error.method',
  ]);
  return method && /^[A-Za-z]{3,8}$/.test(method) ? method.toUpperCase() : undefined;
}

/** The first of some properties that the dump has. */
export function field(trace: NodeTrace, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = trace.fields.get(name);
    if (found && found.value !== '') return found.value;
  }
  return undefined;
}
