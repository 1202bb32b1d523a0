/** Limits of one piece of evidence, part of the contract (characters count as UTF-16 code units, bytes as UTF-8). */
export const limits = {
  reportCharacters: 20_000,
  artifacts: 20,
  answers: 200,
  /** Names of artifacts, ids, and values of answers. */
  shortCharacters: 1_000,
  artifactBytesTogether: 25 * 1024 * 1024,
} as const;
