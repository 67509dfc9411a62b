/** What stands between two cells. `space` is any run of blanks and tabs. */
export type Delimiter = ',' | ';' | '\t' | '|' | 'space';

/**
 * The cells of a line, quotes removed, blanks kept. A quote that is opened and not closed takes the rest of the line
 * (see `endsInQuote`).
 *
 * @example
 * splitLine('1,"a, b",""', ',') // => ['1', 'a, b', '']
 */
export function splitLine(line: string, delimiter: Delimiter): string[] {
  if (delimiter === 'space') return line.trim() === '' ? [] : line.trim().split(/[ \t]+/);
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let start = 0;
  while (start <= line.length) {
    const open = firstNonBlank(line, start);
    if (line[open] === '"') {
      const close = closingQuote(line, open);
      cells.push(line.slice(open + 1, close).replaceAll('""', '"'));
      const next = line.indexOf(delimiter, close);
      start = next < 0 ? line.length + 1 : next + 1;
    } else {
      const end = line.indexOf(delimiter, start);
      cells.push(line.slice(start, end < 0 ? line.length : end));
      start = end < 0 ? line.length + 1 : end + 1;
    }
  }
  return cells;
}

/** Whether a quoted cell is still open at the end of the line, so that it goes on in the next one. */
export function endsInQuote(line: string, delimiter: Delimiter): boolean {
  if (delimiter === 'space') return false;
  let start = 0;
  while (start <= line.length) {
    const open = firstNonBlank(line, start);
    let from = start;
    if (line[open] === '"') {
      from = closingQuote(line, open);
      if (from === line.length) return true;
    }
    const next = line.indexOf(delimiter, from);
    if (next < 0) return false;
    start = next + 1;
  }
  return false;
}

function firstNonBlank(line: string, start: number): number {
  let at = start;
  while (line[at] === ' ') at += 1;
  return at;
}

function closingQuote(line: string, open: number): number {
  let at = open + 1;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return line.length;
    if (line[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}
