/** What opens a question or a wish about doing something: the verb after it names no deed that was done. */
const opening =
  /\b(?:how (?:do|can|could|should|would|must) (?:i|we|you|one)|how to|(?:is there (?:a|any) way|is it (?:possible|safe|okay|ok)|(?:best|right|correct|proper) way) (?:for (?:me|us) )?to|(?:can|could|may|should|shall) (?:i|we))\s{1,3}(?:(?:also|just|best|properly|correctly|safely|manually)\s{1,3})?(\p{L}{2,30})/giu;

/**
 * A text in which the verbs of how-to questions are blanked out, position by position: "how do I rotate
 * my key?" does not say that the key was rotated. What stands behind the verb stays: "how do I mend the
 * 401?" does say that there is one.
 */
export function withoutAskedDeeds(words: string): string {
  return words.replace(opening, (whole, verb: string) =>
    verb.toLowerCase() === 'not' ? whole : whole.slice(0, -verb.length) + ' '.repeat(verb.length),
  );
}
