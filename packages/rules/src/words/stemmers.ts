import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import type { LanguageSource } from '../knowledge/spoken-language.ts';

/** The stemmer of each language that a file can name: a word in lower case, and what its forms have in common. */
export const stemmers: Readonly<Record<LanguageSource['stemmer'], (word: string) => string>> = {
  dutch,
  english,
  french,
  german,
  italian,
  portuguese,
  spanish,
};
