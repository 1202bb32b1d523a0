import { stemmer } from 'stemmer';

/** Words of a text that are looked at: what matters is said early. */
const longestText = 1_500;
/** What is longer is data, and no word. */
const longestWord = 30;

/** Words that say nothing of a cause. "Not" and its like are kept: "not arriving" is a pair worth knowing. */
const stopwords = new Set(
  'a an the our my your his her its their this that these those is are was were be been being am do does did has have had of to for with at by on in it we i you they he she and or so just really very please also still even there here as from if but what which how why when then than'.split(
    ' ',
  ),
);

/** Stems of words met before: the wordings say the same thousands of words over and over. */
const stems = new Map<string, string>();
const mostStems = 50_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^\d{4,}$/.test(word) ? '#' : stemmer(word);
  if (stems.size < mostStems) stems.set(word, stem);
  return stem;
}

/** What two texts can have in common: a stem, a pair of neighbouring stems, a family of words, a pair with a family. */
export type Feature = string;

/** Whether a feature is a pair of words; pairs repeat what their words say already. */
export function isPair(feature: Feature): boolean {
  return feature.includes(' ');
}

/** Families of words by stem, as `concepts.en.yaml` lists them. */
export type Concepts = ReadonlyMap<string, string>;

/** @param families lists of words that tell of one thing */
export function conceptsOf(families: readonly (readonly string[])[]): Concepts {
  return new Map(families.flatMap((words, i) => words.map((word) => [stemmer(word.toLowerCase()), `@${i}`])));
}

/** The distinct features of a text; long numbers are one word, and parts of_such_names are words of their own. */
export function featuresOf(text: string, concepts: Concepts): Set<Feature> {
  const said: string[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]+(?:['’]\p{L}+)?/gu)) {
    if (stopwords.has(word) || word.length > longestWord) continue;
    for (const part of word.includes('_') ? [word, ...word.split('_').filter(Boolean)] : [word]) {
      said.push(stemOf(part));
    }
    if (said.length >= longestText) break;
  }
  const features = new Set(said);
  const families = said.map((stem) => concepts.get(stem));
  said.forEach((stem, i) => {
    const family = families[i];
    const before = said[i - 1];
    const familyBefore = families[i - 1];
    if (family) features.add(family);
    if (before === undefined) return;
    features.add(`${before} ${stem}`);
    if (family || familyBefore) features.add(`${familyBefore ?? before} ${family ?? stem}`);
  });
  return features;
}
