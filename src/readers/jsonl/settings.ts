import type { ConfigValue } from '../../run/run.js';
import type { TableBuilder } from '../table/builder.js';

interface Change {
  readonly row: number;
  readonly value: ConfigValue;
  readonly where: string;
}

/**
 * Settings of header records. One that never changes belongs to all rows; one that a later header changes becomes a
 * column, so that several runs in one file keep their own.
 */
export class HeaderSettings {
  private readonly changes = new Map<string, Change[]>();

  /** Notes a setting that holds from `row` on. Keys of nested objects are joined by `.`. */
  add(key: string, value: unknown, row: number, where: string): void {
    if (isObject(value))
      for (const [name, item] of Object.entries(value))
        this.add(key === '' ? name : `${key}.${name}`, item, row, where);
    else if (isConfigValue(value)) {
      const changes = this.changes.get(key) ?? [];
      this.changes.set(key, changes);
      if (changes.at(-1)?.value !== value) changes.push({ row, value, where });
    }
  }

  /** Hands everything to the builder, after its last row. */
  writeTo(builder: TableBuilder): void {
    for (const [key, changes] of this.changes) {
      const [first] = changes;
      if (!first) continue;
      if (changes.length === 1) builder.addConfig(key, first.value, first.where);
      else fillForward(builder, `config/${key.replaceAll('.', '/')}`, changes);
    }
  }
}

function fillForward(builder: TableBuilder, name: string, changes: readonly Change[]): void {
  const column = builder.column(name);
  for (const [index, { row, value }] of changes.entries()) {
    const end = changes[index + 1]?.row ?? builder.rowCount;
    if (value === null) continue;
    const cell = typeof value === 'boolean' ? String(value) : value;
    for (let at = row; at < end; at++) column.set(at, cell);
  }
}

/** Whether the value is a JSON object, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isConfigValue(value: unknown): value is ConfigValue {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}
