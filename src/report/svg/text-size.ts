import { shorten, textWidth } from '../lines.js';

/** Widths of characters in wide fonts such as Verdana, in parts of the size of the font; of others in `OTHER`. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl|'.,:;! ]/, 0.3],
  [/[ftIr()[\]/\\-]/, 0.38],
  [/[mw%@MW—→…]/, 0.95],
  [/[A-Z&+<>=~×]/, 0.72],
];

const OTHER = 0.64;

/** About how wide a text is in pixels. Errs on the wide side, as the font is not known. */
export function textPixels(text: string, size: number): number {
  let width = 0;
  for (const character of text)
    width +=
      textWidth(character) === 2 ? 1 : (WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER);
  return width * size;
}

/** Shortens a text in its middle until it fits into so many pixels. */
export function fitText(text: string, pixels: number, size: number): string {
  let columns = textWidth(text);
  let fitted = text;
  while (columns > 1 && textPixels(fitted, size) > pixels) {
    columns -= 1;
    fitted = shorten(text, columns);
  }
  return fitted;
}
