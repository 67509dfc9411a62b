/**
 * A text from a log, safe to print: control characters, escape sequences, direction marks and line breaks
 * become spaces or vanish, so that a name cannot steer the terminal.
 */
export function clean(text: string): string {
  return text
    .replaceAll(ESCAPE_SEQUENCE, '')
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(/\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

// CSI and OSC sequences whole (with 7 or 8 bit introducers), then any other two-character escape.
const ESCAPE_SEQUENCE: RegExp = new RegExp(
  String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]?`,
  'g',
);
