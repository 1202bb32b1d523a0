export { type Document, lineCount, lineNumber, linesBetween, toDocument } from './document.ts';
export * from './endpoint-look.ts';
export { EvidenceError } from './evidence-error.ts';
export * from './exchange.ts';
export { pathTemplate } from './http/path-template.ts';
export type { ExchangeKind, ExchangeKinds } from './large/exchange-fold.ts';
export { foldReading } from './large/fold-reading.ts';
export type { TakenArtifact } from './large/intake.ts';
export { LongLines } from './large/long-lines.ts';
export { RedactionList } from './large/redaction-list.ts';
export { type Repeats, RepeatsCounter, weightOf } from './large/repeats.ts';
export { standalone } from './large/standalone.ts';
export { LargeTaker, type Progress } from './large/take-large.ts';
export type { Times } from './large/times.ts';
export { limits } from './limits.ts';
export { type PageText, pageText } from './markup/page-text.ts';
export { type XmlLeaf, type XmlText, xmlLeaves } from './markup/xml-leaves.ts';
export type { PageKind } from './pages/maker.ts';
export { type ErrorPage, pageOf } from './pages/page-of.ts';
export { type ReadDocuments, type Recognised, read } from './read.ts';
export type { Format, Found, Reader } from './reader.ts';
export { readers } from './readers.ts';
export { type ChunkRedactor, chunkRedactor, type RedactedChunk } from './redact/chunk-end.ts';
export {
  findMasks,
  type Mask,
  type PlacedMask,
  parseMask,
  type Redacted,
  type Redaction,
  type RedactOptions,
  redact,
} from './redact.ts';
export { type CurlCommand, curlCommand, toCurl } from './reproduce/curl.ts';
export { type FailingRequest, fillCommand } from './reproduce/fill-command.ts';
export { type PostmanCollection, toPostmanCollection } from './reproduce/postman.ts';
export type { SecretVariable } from './reproduce/secret-variables.ts';
export type { Setting } from './setting.ts';
