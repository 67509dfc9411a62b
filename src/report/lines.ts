/** What a piece of text is, for colour. Each output maps it to its own colours, or to none. */
export type Style =
  | 'plain'
  | 'strong'
  | 'dim'
  | 'train'
  | 'test'
  | 'theory'
  | 'good'
  | 'waiting'
  | 'bad'
  | RunStyle;

/** Colours of runs that are drawn over each other. */
export type RunStyle = 'run0' | 'run1' | 'run2' | 'run3' | 'run4' | 'run5';

export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One row of a terminal. */
export type Line = readonly Span[];

export const BLANK: Line = [];

export function span(text: string, style: Style = 'plain'): Span {
  return { text, style };
}

/** A line of one style. */
export function line(text: string, style: Style = 'plain'): Line {
  return [span(text, style)];
}

/** Joins the characters of a row into as few spans as their styles allow. */
export function joinSpans(spans: readonly Span[]): Line {
  const joined: { text: string; style: Style }[] = [];
  for (const { text, style } of spans) {
    const previous = joined.at(-1);
    if (previous?.style === style) previous.text += text;
    else joined.push({ text, style });
  }
  return joined;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that a text takes in a terminal: two for East Asian wide characters and emoji, none for marks. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

export function lineWidth(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + textWidth(text), 0);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** The same with the spaces before it. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

/** Shortens a text to `width` columns; what is cut from the middle becomes `…`, so both ends of a path stay. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  if (width < 2) return '…'.repeat(Math.max(0, width));
  const characters = Array.from(text);
  const tail = takeWidth(characters.toReversed(), Math.ceil((width - 1) * 0.6)).toReversed();
  const head = takeWidth(characters, width - 1 - textWidth(tail.join('')));
  return `${head.join('')}…${tail.join('')}`;
}

function takeWidth(characters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += textWidth(character);
    if (used > width) break;
    taken.push(character);
  }
  return taken;
}

/** Breaks a text at spaces into rows of at most `width` columns; keeps a number and its `%` together. */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.replaceAll(' %', '\u00a0%').split(' ')) {
    if (row !== '' && textWidth(row) + 1 + textWidth(word) > width) {
      rows.push(row);
      row = '';
    }
    row = row === '' ? word : `${row} ${word}`;
    while (textWidth(row) > width) {
      const start = takeWidth(Array.from(row), Math.max(2, width)).join('');
      rows.push(start);
      row = row.slice(start.length);
    }
  }
  if (row !== '' || rows.length === 0) rows.push(row);
  return rows.map((wrapped) => wrapped.replaceAll('\u00a0', ' '));
}

/** Wrapped text as lines; rows after the first are indented by the columns of `lead`. */
export function wrapAfter(lead: Span, text: string, width: number, style: Style = 'plain'): Line[] {
  const indent = textWidth(lead.text);
  return wrap(text, Math.max(10, width - indent)).map((row, index) => [
    index === 0 ? lead : span(' '.repeat(indent)),
    span(row, style),
  ]);
}
