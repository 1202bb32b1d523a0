export { type Document, toDocument } from './document.ts';
export { EvidenceError } from './errors.ts';
export * from './exchange.ts';
export { limits } from './limits.ts';
export { type ReadDocuments, type Recognised, read } from './read.ts';
export type { Found, Reader } from './reader.ts';
export { readers } from './readers.ts';
export { findMasks, type Mask, type PlacedMask, parseMask, type Redacted, type Redaction, redact } from './redact.ts';
