import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import type { Column } from '../table/table.js';
import type { Setting } from './settings.js';

interface Said {
  readonly row: number;
  /** Undefined from where it is no longer known. */
  readonly value: ConfigValue | undefined;
  readonly from: string;
}

/** The settings that a log states, with the rows before which it states them. */
export class SettingsRecord {
  private readonly said = new Map<string, Said[]>();
  /** Settings between the last row and the next, which count where another run begins with that. */
  private announced: { readonly setting: Setting; readonly from: string }[] = [];
  /** The row at which the second run begins. */
  private secondRun = Number.POSITIVE_INFINITY;

  /** The line that stated each setting last, of lines that state single settings. */
  private readonly lines = new Map<string, string>();

  has(key: string): boolean {
    return this.said.has(key);
  }

  add(settings: readonly Setting[], row: number, from: string): void {
    for (const [key, value] of settings) this.say(key, value, row, from);
  }

  /** Adds what a line states that is no dump of a whole configuration. */
  addLine(settings: readonly Setting[], row: number, from: string): void {
    this.add(settings, row, from);
    for (const [key] of settings) this.lines.set(key, from);
  }

  /** Keeps settings that may announce another run. */
  announce(settings: readonly Setting[], from: string): void {
    this.announced.push(...settings.map((setting) => ({ setting, from })));
  }

  /** Takes what was announced for the run that begins at `row`; where none begins, `row` is undefined. */
  settle(row: number | undefined): void {
    const { announced } = this;
    if (announced.length === 0) return;
    this.announced = [];
    if (row === undefined) return;
    this.secondRun = Math.min(this.secondRun, row);
    for (const key of this.saidWith(announced.map(({ setting }) => setting[0])))
      this.say(key, undefined, row, '');
    for (const { setting, from } of announced) this.addLine([setting], row, from);
  }

  /** The settings that hold throughout. */
  lasting(): ConfigEntry[] {
    return this.known().flatMap(([key, list]): ConfigEntry[] => {
      const last = list.at(-1);
      return last?.value !== undefined && this.lasts(list)
        ? [{ key, value: last.value, from: last.from }]
        : [];
    });
  }

  /** The settings that change between rows, as columns: another run begins with another value. */
  changing(rowCount: number): Column[] {
    return this.known().flatMap(([name, list]): Column[] => {
      if (this.lasts(list)) return [];
      const valueAt = (row: number): ConfigValue | undefined => list.findLast((one) => one.row <= row)?.value;
      const all = Array.from({ length: rowCount }, (_, row) => row);
      const rows = Uint32Array.from(all.filter((row) => valueAt(row) !== undefined));
      const values = Array.from(rows, valueAt);
      return values.every((value) => typeof value === 'number')
        ? [{ kind: 'number', name, rows, values: Float64Array.from(values) }]
        : [{ kind: 'text', name, rows, values: values.map(String) }];
    });
  }

  private say(key: string, value: ConfigValue | undefined, row: number, from: string): void {
    const list = this.said.get(key) ?? [];
    if (list.length === 0) this.said.set(key, list);
    if (list.at(-1)?.value !== value) list.push({ row, value, from });
  }

  /** What the lines that stated these settings last said besides them: another optimizer has another momentum. */
  private saidWith(keys: readonly string[]): string[] {
    const places = new Set(keys.map((key) => this.lines.get(key)));
    return [...this.lines].flatMap(([key, place]) => (places.has(place) && !keys.includes(key) ? [key] : []));
  }

  /** All but settings that no line stated before the first run and one states after the last: of results, not announcements. */
  private known(): [string, Said[]][] {
    const after = new Set(this.announced.map(({ setting }) => setting[0]));
    return [...this.said].filter(
      ([key, [first]]) => !((first?.row ?? 0) >= this.secondRun && after.has(key)),
    );
  }

  private lasts(list: readonly Said[]): boolean {
    const first = list[0]?.row ?? 0;
    return first < this.secondRun && first === list.at(-1)?.row;
  }
}
