import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import type { Column } from '../table/table.js';
import type { Setting } from './settings.js';

interface Said {
  readonly row: number;
  readonly value: ConfigValue;
  readonly from: string;
}

/** The settings that a log states, with the rows before which it states them. */
export class SettingsRecord {
  private readonly said = new Map<string, Said[]>();

  add(settings: readonly Setting[], row: number, from: string): void {
    for (const [key, value] of settings) {
      const list = this.said.get(key) ?? [];
      if (list.length === 0) this.said.set(key, list);
      if (list.at(-1)?.value !== value) list.push({ row, value, from });
    }
  }

  /** The settings that hold throughout. */
  lasting(): ConfigEntry[] {
    return [...this.said].flatMap(([key, list]): ConfigEntry[] => {
      const last = list.at(-1);
      return last && list[0]?.row === last.row ? [{ key, value: last.value, from: last.from }] : [];
    });
  }

  /** The settings that change between rows, as columns: another run begins with another value. */
  changing(rowCount: number): Column[] {
    return [...this.said].flatMap(([name, list]): Column[] => {
      const first = list[0]?.row ?? 0;
      if (first === list.at(-1)?.row) return [];
      const rows = Uint32Array.from({ length: rowCount - first }, (_, index) => first + index);
      const values = Array.from(rows, (row) => list.findLast((one) => one.row <= row)?.value ?? null);
      return values.every((value) => typeof value === 'number')
        ? [{ kind: 'number', name, rows, values: Float64Array.from(values) }]
        : [{ kind: 'text', name, rows, values: values.map(String) }];
    });
  }
}
