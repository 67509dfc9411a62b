import type { ConfigEntry, ConfigValue } from '../../run/run.js';
import type { RowMark } from '../table/builder.js';
import { type Held, heldColumn } from '../table/held-column.js';
import type { Column } from '../table/table.js';
import type { Setting } from './settings.js';

interface Said extends Held {
  readonly from: string;
}

/** The settings that a log states, with the rows before which it states them. */
export class SettingsRecord {
  private readonly said = new Map<string, Said[]>();
  /** Settings between the last row and the next, which count where another run begins with that. */
  private announced = new Map<string, { readonly value: ConfigValue; readonly from: string }>();
  /** Where the second run begins. */
  private secondRun: RowMark | undefined;
  /** The line that stated each setting last, of lines that state single settings. */
  private readonly lines = new Map<string, string>();

  has(key: string): boolean {
    return this.said.has(key);
  }

  add(settings: readonly Setting[], mark: RowMark, from: string): void {
    for (const [key, value] of settings) this.say(key, value, mark, from);
  }

  /** Adds what a line states that is no dump of a whole configuration. */
  addLine(settings: readonly Setting[], mark: RowMark, from: string): void {
    this.add(settings, mark, from);
    for (const [key] of settings) this.lines.set(key, from);
  }

  /** Keeps settings that may announce another run. */
  announce(settings: readonly Setting[], from: string): void {
    for (const [key, value] of settings) this.announced.set(key, { value, from });
  }

  /** Takes what was announced for the run that begins at the mark, or drops it where none begins. */
  settle(start: RowMark | undefined): void {
    const { announced } = this;
    if (announced.size === 0) return;
    this.announced = new Map();
    if (start === undefined) return;
    this.secondRun ??= start;
    for (const key of this.saidWith(announced)) this.say(key, undefined, start, '');
    for (const [key, { value, from }] of announced) this.addLine([[key, value]], start, from);
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
    return this.known().flatMap(([name, list]) =>
      this.lasts(list) ? [] : (heldColumn(name, list, rowCount) ?? []),
    );
  }

  private say(key: string, value: ConfigValue | undefined, mark: RowMark, from: string): void {
    const list = this.said.get(key) ?? [];
    if (list.length === 0) this.said.set(key, list);
    if (list.at(-1)?.value !== value) list.push({ mark, value, from });
  }

  /** What the lines that stated these settings last said besides them: another optimizer has another momentum. */
  private saidWith(keys: ReadonlyMap<string, unknown>): string[] {
    const places = new Set(Array.from(keys.keys(), (key) => this.lines.get(key)));
    return [...this.lines].flatMap(([key, place]) => (places.has(place) && !keys.has(key) ? [key] : []));
  }

  /** All but settings that no line stated before the first run and one states after the last: of results, not announcements. */
  private known(): [string, Said[]][] {
    return [...this.said].filter(([key, [first]]) => this.isInFirstRun(first) || !this.announced.has(key));
  }

  private lasts(list: readonly Said[]): boolean {
    const [first] = list;
    return this.isInFirstRun(first) && first?.mark.row === list.at(-1)?.mark.row;
  }

  private isInFirstRun(said: Said | undefined): boolean {
    return said === undefined || this.secondRun === undefined || said.mark.row < this.secondRun.row;
  }
}
