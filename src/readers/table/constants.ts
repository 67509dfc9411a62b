import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import { isConstant } from './columns.js';
import { isClockName, isCounterName, isMetricName, settingKey } from './names.js';
import type { Column, Table } from './table.js';

const longestText = 200;

/**
 * Columns that hold one value throughout the run say how it was set up: `lr`, `seed`, `optimizer`. A metric that
 * never changes (a train accuracy of 1) stays a metric. With a single row, unknown names count as both.
 * `keep` are columns with another meaning.
 */
export function splitConstants(
  table: Table,
  keep: ReadonlySet<Column>,
): { config: ConfigEntry[]; rest: Table } {
  const config: ConfigEntry[] = [];
  const rest: Column[] = [];
  for (const column of table.columns) {
    const setting = !keep.has(column) && isSetting(column, table.rowCount);
    const value = column.values[0];
    if (setting && value !== undefined)
      config.push({
        key: settingKey(column.name),
        value: configValue(value),
        from: `column "${column.name}"`,
      });
    if (!setting || (column.kind === 'number' && table.rowCount === 1)) rest.push(column);
  }
  return { config, rest: { ...table, columns: rest } };
}

function isSetting(column: Column, rowCount: number): boolean {
  if (isClockName(column.name) || isUnnamed(column.name) || !isConstant(column)) return false;
  if (column.rows.length < 2 && (rowCount > 1 || isCounterName(column.name))) return false;
  if (column.kind === 'text') return column.values[0]!.length <= longestText;
  const isSettingsCell = settingKey(column.name) !== column.name;
  return Number.isFinite(column.values[0]) && (isSettingsCell || !isMetricName(column.name));
}

/** A column of a table without a header. */
function isUnnamed(name: string): boolean {
  return /^column\d+$/.test(name);
}

function configValue(value: number | string): ConfigValue {
  if (value === 'true' || value === 'True') return true;
  if (value === 'false' || value === 'False') return false;
  return value;
}
