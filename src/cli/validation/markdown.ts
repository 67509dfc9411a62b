import { formatNumber } from '../../report/numbers.js';
import type { Cell, Figure, Section, Target, ValidationReport } from '../../validation/report.js';
import { TEXT } from '../text.js';

/** The report as Markdown whose tables are aligned, so that a terminal shows them well too. */
export function markdownOf({ sections }: ValidationReport): string {
  return sections.map(sectionOf).join('\n');
}

function sectionOf({ title, about, figures, tables }: Section): string {
  const rows = figures.map((one) => [one.name, targetOf(one.target), cellOf(one.measured), metOf(one)]);
  return [
    `## ${title}\n`,
    `${wrapped(about)}\n`,
    tableOf(TEXT.validate.figureColumns, rows),
    ...tables.flatMap((table) => [`### ${table.title}\n`, tableOf(table.columns, table.rows)]),
  ].join('\n');
}

function tableOf(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [columns, ...rows].map((row) => row.map(cellOf));
  const widths = columns.map((_, i) => Math.max(3, ...cells.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('');
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? numberOf(cell) : cell.replaceAll('|', '\\|');
}

/** Three digits after the point below 1, four significant ones above; whole numbers whole. */
function numberOf(value: number): string {
  if (Number.isInteger(value)) return formatNumber(value);
  return Math.abs(value) < 1 ? value.toFixed(3).replace('-0.000', '0.000') : formatNumber(value);
}

function targetOf(target: Target | null): string {
  if (!target) return '';
  const { atLeast, atMost } = target;
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast}–${atMost}`;
  return atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
}

function metOf({ met }: Figure): string {
  if (met === null) return '';
  return met ? TEXT.validate.met : TEXT.validate.missed;
}

function wrapped(text: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line.length + word.length >= 110) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
