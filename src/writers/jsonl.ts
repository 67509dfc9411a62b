import type { Run } from '../run/run.js';
import { columnsOf } from './rows.js';
import { settingsOf } from './settings.js';

/**
 * A run as JSON lines: first `{"config": {…}}` where there are settings, then one object a step, without the keys of
 * what was not logged. NaN and Infinity, which JSON lacks, are written as Python writes and reads them.
 */
export function jsonlOf(run: Run): string {
  const settings = settingsOf(run);
  const columns = columnsOf(run.series);
  const keys = columns.map(({ name }) => JSON.stringify(name));
  const records = (columns[0]?.cells ?? []).map((_, row) => {
    const members = columns.flatMap(({ cells }, index) => {
      const value = cells[row];
      return value === undefined ? [] : [`${keys[index]}:${value}`];
    });
    return `{${members.join(',')}}`;
  });
  const config = settings.size > 0 ? [JSON.stringify({ config: Object.fromEntries(settings) })] : [];
  return `${[...config, ...records].join('\n')}\n`;
}
