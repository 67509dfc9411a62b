/** What went wrong, as a name that scripts can match. */
export type ErrorCode =
  | 'not-found'
  | 'not-readable'
  | 'empty'
  | 'not-a-log'
  | 'binary'
  | 'image'
  | 'malformed'
  | 'no-series'
  | 'too-large'
  | 'needs-export'
  | 'no-logs'
  | 'usage';

/**
 * A failure that the user can act on. `message` is one sentence that says what is wrong and where;
 * `cure` is one sentence that says what to do. Both are plain text without line breaks.
 */
export class GrokscopeError extends Error {
  override readonly name = 'GrokscopeError';
  readonly code: ErrorCode;
  /** The file, folder or option at fault. */
  readonly path: string;
  readonly cure: string;

  constructor(code: ErrorCode, path: string, message: string, cure: string) {
    super(
      message
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .join(' '),
    );
    this.code = code;
    this.path = path;
    this.cure = cure;
  }
}

/** Why the system refused, in a word where it has one: `ENOENT`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
