const token =
  /\s*(?:([[{])|([\]}])|(,)|(:)|("(?:[^"\\]|\\.)*")|([+-]?(?:\d[\d.eE+-]*|NaN|Infinity|nan|inf)|true|false|null))/sy;

/**
 * Where a text stops being JSON (with NaN, Infinity and commas before a closing bracket allowed): the index of the
 * first character that cannot stand there, or the length of the text where it ends too early. The engine's own
 * messages tell this only at times.
 */
export function findFault(text: string): number {
  const open: string[] = [];
  let expected: 'value' | 'key' | 'colon' | 'comma' = 'value';
  token.lastIndex = 0;
  for (;;) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (!match) return ended(text, start);
    const [all, opening, closing, comma, colon, string] = match;
    const at = start + all.length - all.trimStart().length;
    if (opening !== undefined) {
      if (expected !== 'value') return at;
      open.push(opening);
      expected = opening === '{' ? 'key' : 'value';
    } else if (closing !== undefined) {
      if (expected === 'colon' || open.pop() !== (closing === '}' ? '{' : '[')) return at;
      expected = 'comma';
    } else if (comma !== undefined) {
      if (expected !== 'comma' || open.length === 0) return at;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (colon !== undefined) {
      if (expected !== 'colon') return at;
      expected = 'value';
    } else {
      if (expected !== 'value' && !(expected === 'key' && string !== undefined)) return at;
      expected = expected === 'key' ? 'colon' : 'comma';
    }
  }
}

/** The first character after `start` that is no blank; the end where it opens a string that does not close. */
function ended(text: string, start: number): number {
  const at = start + text.slice(start).search(/\S|$/);
  return text[at] === '"' ? text.trimEnd().length : at;
}
