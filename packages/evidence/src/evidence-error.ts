/** Evidence that cannot be taken: says what happened, where (`field`), and what to do (`hint`). */
export class EvidenceError extends Error {
  /** `TOO_LARGE`, `UNKNOWN_QUESTION` …: stable, for programs. */
  readonly code: string;
  readonly field: string[];
  readonly hint: string;
  /** The limit that was passed, where there is one. */
  readonly limit: number | undefined;

  constructor(code: string, message: string, hint: string, field: string[], limit?: number) {
    super(message);
    this.name = 'EvidenceError';
    this.code = code;
    this.hint = hint;
    this.field = field;
    this.limit = limit;
  }
}
