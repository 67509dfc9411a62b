import type { ConfigValue, Note } from '../../run/run.js';
import { TableBuilder } from '../table/builder.js';
import { parseCell } from '../table/cell.js';
import type { ColumnBuilder } from '../table/column-builder.js';
import { isClockName, isSettingsName } from '../table/names.js';
import type { Table } from '../table/table.js';
import { cometSetting } from './comet.js';
import { HeaderSettings, isObject } from './settings.js';
import { quotedList } from '../../util/listed.js';

type JsonObject = Readonly<Record<string, unknown>>;

const summaryKey = /^_?(?:summary|final|result_summary)$/i;

/** A place in the nested records, with the column of its numbers and the places below. */
interface Place {
  readonly name: string;
  readonly below: Map<string, Place>;
  column: ColumnBuilder | undefined;
}

/**
 * Writes JSON records into a table, a record a row. Nested names are joined by `/`: `{"train": {"loss": 1}}` fills
 * column `train/loss`. A record that holds `config`, `_meta`, `hparams` or the like and no numbers beside it is a
 * header: its settings go to the configuration and it makes no row. Lists of more than one value (histograms) are
 * left out.
 */
export class RecordWriter {
  private readonly builder = new TableBuilder();
  private readonly root: Place = { name: '', below: new Map(), column: undefined };
  private readonly lists = new Set<string>();
  private readonly settings = new HeaderSettings();
  private rowStarted = false;

  /** Adds a row, or settings. `where` says in words where the record stands. */
  write(record: JsonObject, where: string): void {
    this.rowStarted = false;
    const setting = cometSetting(record);
    if (setting) this.addCometSetting(...setting, where);
    else if (isHeader(record)) this.addSettings(record, where);
    else this.writeObject(record, this.root);
  }

  /** The table so far with its settings, what was left out, and some more notes. */
  table(notes: readonly Note[]): Table {
    const { builder, settings, lists } = this;
    const left = {
      code: 'list-values',
      message: `lists were left out: ${quotedList([...lists])}`,
    };
    return builder.build({
      columns: settings.changing(builder.rowCount),
      config: settings.lasting(),
      notes: lists.size > 0 ? [left, ...notes] : notes,
    });
  }

  private writeObject(record: JsonObject, place: Place): void {
    for (const key in record) {
      const value = record[key];
      if (typeof value === 'number') this.setCell(placeBelow(place, key), value);
      else if (value !== null && value !== undefined) this.writeOther(value, placeBelow(place, key), key);
    }
  }

  private writeOther(value: unknown, place: Place, key: string): void {
    if (typeof value === 'number') this.setCell(place, value);
    else if (typeof value === 'string') {
      const cell = parseCell(value);
      if (cell !== undefined) this.setCell(place, cell);
    } else if (typeof value === 'boolean') this.setCell(place, String(value));
    else if (Array.isArray(value)) {
      if (value.length === 1) this.writeOther(value[0] as unknown, place, key);
      else if (value.length > 1) this.lists.add(place.name);
    } else if (isObject(value) && !summaryKey.test(key) && !('_type' in value))
      this.writeObject(value, place);
  }

  private setCell(place: Place, value: number | string): void {
    if (!this.rowStarted) this.builder.startRow();
    this.rowStarted = true;
    place.column ??= this.builder.column(place.name);
    place.column.set(this.builder.rowCount - 1, value);
  }

  /** Comet repeats some settings with each step; the first value counts. */
  private addCometSetting(key: string, value: ConfigValue | undefined, where: string): void {
    if (value !== undefined && !this.settings.has(key))
      this.settings.add(key, value, this.builder.mark(0), where);
  }

  private addSettings(record: JsonObject, where: string): void {
    const mark = this.builder.mark();
    for (const [key, value] of Object.entries(record))
      if (isSettingsName(key)) this.settings.add('', value, mark, where);
      else if (!isObject(value) && key !== 'type') this.settings.add(key, value, mark, where);
  }
}

/** Whether a record holds settings and, but for the time, no numbers or other objects beside them. */
function isHeader(record: JsonObject): boolean {
  let hasSettings = false;
  for (const key in record)
    if (isObject(record[key])) {
      if (!isSettingsName(key)) return false;
      hasSettings = true;
    }
  return (
    hasSettings && Object.keys(record).every((key) => typeof record[key] !== 'number' || isClockName(key))
  );
}

function placeBelow(place: Place, key: string): Place {
  let below = place.below.get(key);
  if (!below) {
    below = { name: place.name === '' ? key : `${place.name}/${key}`, below: new Map(), column: undefined };
    place.below.set(key, below);
  }
  return below;
}
