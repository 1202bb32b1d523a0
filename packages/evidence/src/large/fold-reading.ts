import type { Document } from '../document.ts';
import type { ReadDocuments } from '../read.ts';
import type { ExchangeKinds } from './exchange-fold.ts';
import { Intake, mostWhole, type TakenArtifact, wholeCharacters } from './intake.ts';
import { RecognisedRuns } from './recognised-runs.ts';

/**
 * Folds what was read of one document as a large artifact is folded while it is read, so that the same text
 * is judged alike whichever way it came. What is small stays as it is.
 */
export function foldReading(document: Document, reading: ReadDocuments, kinds: ExchangeKinds): TakenArtifact {
  if (isSmall(document, reading)) {
    const recognised = new RecognisedRuns();
    recognised.add(reading.recognised);
    return { document, reading: { ...reading, recognised: recognised.runs }, redactions: [] };
  }
  const intake = new Intake(document.name, kinds);
  intake.add(document, 0, reading);
  return intake.finish();
}

function isSmall({ lines }: Document, { exchanges, records }: ReadDocuments): boolean {
  if (exchanges.length > mostWhole || records.length > mostWhole) return false;
  let characters = 0;
  for (const line of lines) characters += line.length + 1;
  return characters <= wholeCharacters;
}
