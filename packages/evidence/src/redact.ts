/** What was masked: the kind of secret and its place, never the secret. */
export interface Redaction {
  kind: string;
  /** Name of the artifact, or null for the report. */
  artifact: string | null;
  line: number;
}
export interface Redacted {
  /** As many lines as the text given. */
  text: string;
  redactions: { kind: string; line: number }[];
}
