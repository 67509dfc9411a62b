import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import type { Table } from '../table/table.js';
import type { Dialect } from './dialect.js';
import { splitLine } from './split-line.js';

/** Number of leading columns before the steps when the header of a table holds the steps, else 0. */
export function leadingColumns(header: readonly string[] | undefined): number {
  if (!header || header[0] === '') return 0;
  const leading = header.findLastIndex((name) => typeof parseCell(name) !== 'number') + 1;
  return leading > 0 && header.length - leading >= 3 ? leading : 0;
}

/**
 * Turns a table with one row a series and one column a step (`fraction,process,1,2,3,…`) into a long one: the
 * leading columns, then `step` and `value`. The last leading column of texts names the metric.
 */
export function meltTransposed(lines: readonly string[], dialect: Dialect, leading: number): Table {
  const header = dialect.header ?? [];
  const steps = header.slice(leading).map(Number);
  const rows = lines
    .map((line) => splitLine(line, dialect.delimiter))
    .filter((cells) => cells.length > leading);
  const names = header.slice(0, leading);
  const metricAt = names.findLastIndex((_, index) =>
    rows.every((cells) => typeof parseCell(cells[index] ?? '') === 'string'),
  );
  if (metricAt >= 0) names[metricAt] = 'metric';
  const builder = new TableBuilder();
  for (const cells of rows) {
    const keys = names.map((_, index) => parseCell(cells[index] ?? ''));
    for (const [index, step] of steps.entries()) {
      const value = parseCell(cells[leading + index] ?? '');
      if (typeof value !== 'number') continue;
      builder.startRow();
      for (const [at, key] of keys.entries()) if (key !== undefined) builder.set(names[at]!, key);
      builder.set('step', step);
      builder.set('value', value);
    }
  }
  builder.note('transposed', 'one row a series: the steps are read from the header');
  return builder.build();
}
