export { type Dictionary, type DictionaryOptions, dictionaryOf, type Page } from './dictionary.ts';
export { type Entry, entryOf } from './entry.ts';
export { linkBetween } from './pages/links.ts';
export { baseRateWords, speaksFor, strengthWords } from './words.ts';
