import type { Column, Table } from '../table/table.js';

const separator = ' - ';

/**
 * Cuts a chart export of W&B (`"Step","run-1 - loss","run-1 - loss__MIN","run-1 - loss__MAX"`) into one table a
 * run. The twins `__MIN` and `__MAX` are dropped. `undefined` for any other table.
 */
export function splitChartExport(table: Table): { name: string; table: Table }[] | undefined {
  const [axis, ...others] = table.columns;
  if (!axis || axis.name.includes(separator) || others.length === 0) return undefined;
  if (!others.every(({ name }) => name.includes(separator))) return undefined;
  const runs = new Map<string, Column[]>();
  for (const column of others) {
    if (/__(?:MIN|MAX)$/.test(column.name)) continue;
    const cut = column.name.lastIndexOf(separator);
    const run = column.name.slice(0, cut);
    const metric = column.name.slice(cut + separator.length);
    const columns = runs.get(run) ?? [];
    columns.push({ ...column, name: metric });
    runs.set(run, columns);
  }
  const note = {
    code: 'chart-export',
    message: 'a chart export, which is sampled: short changes may be missing',
  };
  return [...runs].map(([name, columns]) => ({
    name,
    table: {
      ...table,
      columns: [axis, ...columns.filter((column) => column.name !== axis.name)],
      notes: [...table.notes, note],
    },
  }));
}
