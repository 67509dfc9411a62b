import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import type { RowMark } from '../table/builder.js';
import { type Held, heldColumn } from '../table/held-column.js';
import type { Column } from '../table/table.js';

interface Change extends Held {
  readonly value: ConfigValue;
  readonly where: string;
}

/**
 * Settings of header records. One that never changes belongs to all rows; one that a later header changes becomes a
 * column, so that several runs in one file keep their own.
 */
export class HeaderSettings {
  private readonly changes = new Map<string, Change[]>();

  /** Notes a setting that holds from a row on. Keys of nested objects are joined by `.`. */
  add(key: string, value: unknown, mark: RowMark, where: string): void {
    if (isObject(value))
      for (const [name, item] of Object.entries(value))
        this.add(key === '' ? name : `${key}.${name}`, item, mark, where);
    else if (isConfigValue(value)) {
      const changes = this.changes.get(key) ?? [];
      this.changes.set(key, changes);
      if (changes.at(-1)?.value !== value) changes.push({ mark, value, where });
    }
  }

  has(key: string): boolean {
    return this.changes.has(key);
  }

  /** The settings that hold throughout. */
  lasting(): ConfigEntry[] {
    return [...this.changes].flatMap(([key, [first, ...later]]): ConfigEntry[] =>
      first && later.length === 0 ? [{ key, value: first.value, from: first.where }] : [],
    );
  }

  /** The settings that change, as columns of a table with so many rows. */
  changing(rowCount: number): Column[] {
    return [...this.changes].flatMap(([key, changes]) => {
      if (changes.length === 1) return [];
      const known = changes.map(({ mark, value }): Held => ({ mark, value: value ?? undefined }));
      return heldColumn(`config/${key.replaceAll('.', '/')}`, known, rowCount) ?? [];
    });
  }
}

/** Whether the value is a JSON object, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isConfigValue(value: unknown): value is ConfigValue {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}
