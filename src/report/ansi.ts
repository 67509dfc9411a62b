import type { Line, Style } from './lines.js';

const CODES: Readonly<Record<Style, string>> = {
  plain: '',
  strong: '1',
  dim: '2',
  train: '36',
  test: '33',
  theory: '35',
  good: '1;32',
  waiting: '1;33',
  bad: '1;31',
  run0: '36',
  run1: '33',
  run2: '35',
  run3: '32',
  run4: '34',
  run5: '31',
};

/** Characters of our own drawings and sentences with a plain replacement of the same width where there is one. */
const PLAIN: Readonly<Record<string, string>> = {
  '✓': '+',
  '✗': 'x',
  '↗': '/',
  '↘': '\\',
  '…': '.',
  '–': '-',
  '—': '-',
  '−': '-',
  '×': 'x',
  '·': '*',
  '→': '>',
  '≈': '~',
  '≥': '>=',
  '≤': '<=',
  λ: 'lambda',
  α: 'alpha',
  '±': '+-',
  '▾': 'v',
  '┊': ':',
  '│': '|',
  '┤': '+',
  '├': '+',
  '┼': '+',
  '─': '-',
  '└': '+',
  '┬': '+',
  '›': '>',
  '↓': 'v',
  '↑': '^',
  '“': '"',
  '”': '"',
  '’': "'",
};

/** Lines as text for a terminal or a file, without spaces at line ends. */
export function renderLines(lines: readonly Line[], options: { color: boolean; ascii: boolean }): string {
  return lines.map((line) => renderLine(line, options)).join('\n');
}

/** One line as text for a terminal, without spaces at its end. */
export function renderLine(line: Line, { color, ascii }: { color: boolean; ascii: boolean }): string {
  const last = line.findLastIndex(({ text }) => text.trimEnd() !== '');
  return line
    .slice(0, last + 1)
    .map(({ text, style }, index) => {
      const trimmed = index === last ? text.trimEnd() : text;
      const shown = ascii ? toAscii(trimmed) : trimmed;
      return color && CODES[style] !== '' ? `\u001b[${CODES[style]}m${shown}\u001b[0m` : shown;
    })
    .join('');
}

function toAscii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/gu, (character) => PLAIN[character] ?? '?');
}
