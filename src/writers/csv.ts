import type { Run } from '../run/run.js';
import { columnsOf } from './rows.js';
import { columnName, settingsOf } from './settings.js';

/**
 * A run as a CSV table: a row a step, an empty cell where nothing was logged, each setting as a constant column
 * `config/<key>`. Numbers are written with as many digits as they need to be read back exactly.
 */
export function csvOf(run: Run): string {
  const columns = columnsOf(run.series);
  const settings = [...settingsOf(run)];
  const header = [...columns.map(({ name }) => name), ...settings.map(([key]) => columnName(key))];
  const constants = settings.map(([, value]) => cellOf(String(value)));
  const rows = (columns[0]?.cells ?? []).map((_, row) =>
    [...columns.map(({ cells }) => cells[row] ?? ''), ...constants].join(','),
  );
  return `${[header.map(cellOf).join(','), ...rows].join('\n')}\n`;
}

function cellOf(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
