/** Evidence that cannot be taken: says what happened, where (`field`), and what to do (`hint`). */
export class EvidenceError extends Error {
  readonly code: 'TOO_LARGE' | 'TOO_MANY' | 'EMPTY' | 'NOT_TEXT';
  readonly field: string[];
  readonly hint: string;
  /** The limit that was passed, where there is one. */
  readonly limit: number | undefined;

  constructor(code: EvidenceError['code'], message: string, hint: string, field: string[], limit?: number) {
    super(message);
    this.name = 'EvidenceError';
    this.code = code;
    this.hint = hint;
    this.field = field;
    this.limit = limit;
  }
}
