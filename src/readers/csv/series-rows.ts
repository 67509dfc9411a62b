import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import { isCounterName, isMetricName } from '../table/names.js';
import type { Table } from '../table/table.js';
import type { Dialect } from './dialect.js';
import { splitLine } from './split-line.js';

const fewestValues = 4;

/** Whether each row is a series behind its name: `train_loss,2.3,1.9,1.7`. */
export function areSeries(rows: readonly (readonly string[])[]): boolean {
  const names = rows.map((row) => (row[0] ?? '').trim());
  return (
    names.some((name) => isMetricName(name)) &&
    new Set(names).size === names.length &&
    names.every(
      (name) => typeof parseCell(name) === 'string' && (isMetricName(name) || isCounterName(name)),
    ) &&
    rows.every(
      (row) => row.length > fewestValues && row.slice(1).every((cell) => typeof parseCell(cell) !== 'string'),
    )
  );
}

/** The table of series that stand in rows, one column a series. */
export function tableOfSeries(lines: readonly string[], { delimiter, decimalComma }: Dialect): Table {
  const builder = new TableBuilder();
  const rows = lines.map((line) => splitLine(line, delimiter)).filter(([name]) => name !== undefined);
  const longest = Math.max(...rows.map((row) => row.length)) - 1;
  const columns = rows.map(([name = '', ...cells]) => ({ name: name.trim(), cells }));
  for (let at = 0; at < longest; at++) {
    builder.startRow();
    for (const { name, cells } of columns) {
      const cell = cells[at] ?? '';
      const value = parseCell(decimalComma ? cell.replace(',', '.') : cell);
      if (typeof value === 'number') builder.set(name, value);
    }
  }
  builder.note('transposed', 'one row a series, each behind its name');
  return builder.build();
}
