/**
 * A text from a log, safe to print: control characters, escape sequences, direction marks and line breaks
 * become spaces or vanish, so that a name cannot steer the terminal.
 */
export function clean(text: string): string {
  return text
    .replaceAll(ESCAPE_SEQUENCE, '')
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replaceAll(INVISIBLE, '');
}

/** JSON that is safe to print: what `clean` would take out of its texts is escaped, which leaves them as they are. */
export function cleanJson(value: unknown, indent: number = 2): string {
  return JSON.stringify(value, null, indent).replaceAll(INVISIBLE_IN_JSON, (characters) =>
    Array.from({ length: characters.length }, (_, at) => escaped(characters.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Control characters and invisible ones, such as those that turn the direction of writing. */
const INVISIBLE: RegExp = /[\p{Cc}\p{Cf}]/gu;
const INVISIBLE_IN_JSON: RegExp = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

// CSI and OSC sequences whole (with 7 or 8 bit introducers), then any other two-character escape.
const ESCAPE_SEQUENCE: RegExp = new RegExp(
  String.raw`(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -~]?`,
  'g',
);
