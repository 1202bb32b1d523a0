import type { z } from 'zod';
import {
  type Area,
  adviceFile,
  areasFile,
  type CasesSource,
  casesFile,
  causeFile,
  conceptsFile,
  type FactSource,
  factsFile,
  noneFile,
  requestsFile,
  symptomsFile,
  type Wordings,
  weighingFile,
  wordingsFile,
} from './language.ts';
import type { KnowledgeFiles } from './load.ts';
import { type Parsed, parseYaml } from './parse.ts';
import type { Problem } from './problem.ts';
import { type ProviderCases, type ProviderSource, providerCasesFile, providerFile } from './provider-language.ts';
import { type LanguageSource, languageFile } from './spoken-language.ts';

/** A value with the place that it came from, for problems found later. */
export interface Sourced<T> {
  value: T;
  /** A problem at a path inside this value. */
  problem(path: readonly (string | number)[], message: string, mend: string): Problem;
}

interface GatheredCause extends Sourced<z.infer<typeof causeFile>> {
  id: string;
  area: string;
  /** fix.md, where there is one. */
  fix: string | undefined;
  cases: Sourced<CasesSource> | undefined;
  /** Of all languages. */
  wordings: Wordings;
}

/** All files, each against its shape; nothing is known yet of how they fit together. */
export interface Gathered {
  facts: Sourced<FactSource>[];
  symptoms: Sourced<z.infer<typeof symptomsFile>[number]>[];
  areas: Sourced<Area>[];
  causes: GatheredCause[];
  none: (Sourced<z.infer<typeof noneFile>> & { wordings: Wordings }) | undefined;
  advice: Sourced<z.infer<typeof adviceFile>[number]>[];
  requests: Sourced<z.infer<typeof requestsFile>[number]>[];
  providers: ({ id: string; cases: ProviderCases | undefined } & Sourced<ProviderSource>)[];
  weighing: Sourced<z.infer<typeof weighingFile>> | undefined;
  languages: ({ code: string } & Sourced<LanguageSource>)[];
  /** Families of words of all languages. */
  concepts: string[][];
  problems: Problem[];
}

const causePath = /^causes\/([a-z_]+)\/([a-z0-9_]+)\/(cause\.yaml|fix\.md|cases\.yaml|wordings\.[a-z]{2}\.yaml)$/;
const noneWordingsPath = /^none\.wordings\.[a-z]{2}\.yaml$/;
const languagePath = /^languages\/([a-z]{2})\.yaml$/;
const providerPath = /^providers\/([a-z0-9-]+)\.(cases\.)?yaml$/;

/** Parses every file by its path. A path that means nothing is a problem: it would be silently without effect. */
export function gather(files: KnowledgeFiles): Gathered {
  const gathered: Gathered = {
    facts: [],
    symptoms: [],
    areas: [],
    causes: [],
    none: undefined,
    advice: [],
    requests: [],
    providers: [],
    weighing: undefined,
    languages: [],
    concepts: [],
    problems: [],
  };
  const parse = <T>(path: string, shape: z.ZodType<T>): Parsed<T> | undefined => {
    const parsed = parseYaml(path, files[path] ?? '', shape);
    if (!Array.isArray(parsed)) return parsed;
    gathered.problems.push(...parsed);
    return undefined;
  };
  /** The wordings of every language whose file begins with a prefix. */
  const wordings = (prefix: string): Wordings => {
    const paths = Object.keys(files).filter((path) => path.startsWith(`${prefix}wordings.`));
    const parsed = paths.sort().flatMap((path) => parse(path, wordingsFile)?.value ?? []);
    return { report: parsed.flatMap((w) => w.report), printed: parsed.flatMap((w) => w.printed) };
  };
  for (const path of Object.keys(files).sort()) {
    const cause = causePath.exec(path);
    const provider = providerPath.exec(path);
    const language = languagePath.exec(path);
    if (/^facts\/[a-z_]+\.yaml$/.test(path)) gathered.facts.push(...members(parse(path, factsFile)));
    else if (path === 'symptoms.yaml') gathered.symptoms.push(...members(parse(path, symptomsFile)));
    else if (path === 'areas.yaml') gathered.areas.push(...members(parse(path, areasFile)));
    else if (path === 'advice.yaml') gathered.advice.push(...members(parse(path, adviceFile)));
    else if (path === 'requests.yaml') gathered.requests.push(...members(parse(path, requestsFile)));
    else if (path === 'none.yaml') {
      const parsed = parse(path, noneFile);
      if (parsed) gathered.none = { ...parsed, wordings: wordings('none.') };
    } else if (noneWordingsPath.test(path)) continue;
    else if (/^concepts\.[a-z]{2}\.yaml$/.test(path))
      gathered.concepts.push(...(parse(path, conceptsFile)?.value ?? []));
    else if (path === 'weighing.yaml') gathered.weighing = parse(path, weighingFile);
    else if (language) {
      const parsed = parse(path, languageFile);
      if (parsed) gathered.languages.push({ code: language[1] ?? '', ...parsed });
    } else if (provider) {
      if (provider[2] !== undefined) continue;
      const id = provider[1] ?? '';
      const casesPath = `providers/${id}.cases.yaml`;
      const cases = files[casesPath] === undefined ? undefined : parse(casesPath, providerCasesFile)?.value;
      const parsed = parse(path, providerFile);
      if (parsed) gathered.providers.push({ id, cases, ...parsed });
    } else if (cause) {
      if (cause[3] !== 'cause.yaml') continue;
      const folder = path.slice(0, -'cause.yaml'.length);
      const parsed = parse(path, causeFile);
      const cases = files[`${folder}cases.yaml`] === undefined ? undefined : parse(`${folder}cases.yaml`, casesFile);
      if (parsed) {
        const area = cause[1] ?? '';
        const fix = files[`${folder}fix.md`];
        gathered.causes.push({
          id: `${area}.${cause[2]}`,
          area,
          fix,
          cases,
          wordings: wordings(folder),
          ...parsed,
        });
      }
    } else if (path.endsWith('.yaml')) {
      gathered.problems.push({
        file: path,
        line: 1,
        column: 1,
        message: 'a file at this path is no part of the knowledge',
        mend: 'move it: facts/<group>.yaml, providers/<id>.yaml, causes/<area>/<name>/cause.yaml',
      });
    }
  }
  return gathered;
}

/** The members of a parsed list, each knowing its own place. */
function members<T>(parsed: Parsed<T[]> | undefined): Sourced<T>[] {
  if (!parsed) return [];
  return parsed.value.map((value, index) => ({
    value,
    problem: (path, message, mend) => parsed.problem([index, ...path], message, mend),
  }));
}
