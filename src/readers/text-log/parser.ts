import { namesHyperparameter } from '../../run/hyperparameter-names.js';
import type { Table } from '../table/table.js';
import { ConfigDump } from './config-dump.js';
import { KeyValueBlock } from './key-value-block.js';
import { LinePlans } from './line-plans.js';
import { leavesOf, parseLiteral, scalarOfText } from './literals.js';
import { readMessage, type MessageReading } from './message.js';
import { stripPrefix } from './prefix.js';
import { namesMetric, readingOf, type Reading } from './reading.js';
import { RowCollector } from './rows.js';
import { RunStarts } from './run-starts.js';
import { SettingsRecord } from './settings-record.js';
import { announcedSettingsOf, bannerOf, commandOf, looseSettingsOf, type Setting } from './settings.js';
import { shapeTable } from './shape.js';
import { TableReader } from './tables.js';
import { drawings } from './terminal.js';
import { isMeasureName, splitOf, splitOfPhrase } from './words.js';

/** Lines that speak of a step other than the one at which the log stands, or of none. */
const remark =
  /^\W{0,10}(?:new )?(?:best|saved?|saving|load(?:ed|ing)?|restor\w+|resum\w+|early|checkpoint\w*|finish\w+|final|done|complet\w+|warning|traceback|starting from|stopp\w+)\b/i;
const laterRemark = /\b(?:improved from|did not improve|saving (?:model|checkpoint))\b/i;
const codeStart = /^(?:import [\w.]+|from [\w.]+ import |def \w+\(|class \w+\b.*:|@\w+|#!\/)/;
const code =
  /^\s*(?:import |from \S+ import |def |class |return\b|elif |else:|for [^:]{1,200} in [^:]{1,200}:|while .*:|if .*:\s*$|with .*:\s*$|try:|except\b|assert |raise |@\w|print\(|f?["']{3}|self\.|[\w.]+\s*[-+*/]?=\s*(?!(?:np\.|numpy\.|torch\.)?(?:tensor|array|float\d*|int\d+)\()[A-Za-z_][\w.]*[([])/;

/** Reads a text log line by line; `table` gives what was found, all of it after `end`. */
export class TextLogParser {
  private readonly rows = new RowCollector();
  private readonly plans = new LinePlans();
  private readonly tables = new TableReader();
  private readonly block = new KeyValueBlock();
  private readonly dump = new ConfigDump();
  private readonly configuration = new SettingsRecord();
  private readonly starts = new RunStarts();
  private seesCode = false;
  private bannerKeys: string | undefined;
  private counted = false;
  private bar: { done: number; total: number | undefined } | undefined;
  private pass = 0;
  private lineNumber = 0;
  /** The data set that a line of its own named for those that follow. */
  private phase: string | undefined;
  private lastSplit: string | undefined;
  private skips = false;

  /** Lines that gave metrics. */
  metricLines = 0;
  /** Tables of names and values that gave metrics. */
  blocks = 0;

  /** Takes the next line, as the file has it. */
  line(text: string): void {
    this.lineNumber += 1;
    for (const drawn of drawings(text)) this.drawing(drawn);
  }

  /** Takes the row and the block on which the last line stands as they are. */
  end(): void {
    this.endBlock();
    this.rows.flush();
  }

  /** The table of all rows that are whole. */
  table(): Table {
    const raw = this.rows.builder.build({ config: this.configuration.lasting() });
    const settings = this.configuration.changing(raw.rowCount);
    return shapeTable(raw, settings, this.rows.firstCounted?.row ?? 0);
  }

  private drawing(drawn: string): void {
    const known = this.skips ? undefined : this.plans.recall(drawn);
    if (known && (counts(known) || this.phase === undefined)) {
      this.endBlock();
      this.take(known);
      return;
    }
    this.seesCode ||= codeStart.test(drawn);
    if (this.block.take(drawn.trim())) return;
    this.endBlock();
    const dumped = this.metricLines === 0 && !this.seesCode ? this.dump.take(drawn) : undefined;
    if (dumped) {
      this.configure(dumped);
      return;
    }
    const row = this.tables.read(drawn);
    if (row === true || code.test(drawn) || (this.seesCode && /^\s*#\s/.test(drawn))) return;
    if (row) this.accept(row);
    else this.message(normalised(stripPrefix(drawn)));
  }

  private message(message: string): void {
    if (message === '' || this.dict(message) || this.settings(message)) return;
    if (this.skips || remark.test(message) || laterRemark.test(message)) {
      this.skips = !this.skips && message.endsWith(':');
      return;
    }
    if (/\d|nan|inf/i.test(message)) this.metrics(message);
    else {
      this.phase = phaseOf(message) ?? this.phase;
      this.loose(message);
    }
  }

  private metrics(message: string): void {
    const alone = readMessage(message);
    const summary = message.startsWith('*');
    const inherited = summary ? this.lastSplit : this.phase;
    if (counts(alone) || inherited === undefined) {
      if (!this.take(alone)) this.loose(message);
      else if (!summary) this.plans.learn(message, alone);
    } else if (!this.take(readMessage(message, inherited))) this.loose(message);
  }

  /** False where the reading has neither a counter nor a metric. */
  private take(reading: MessageReading): boolean {
    this.lastSplit = reading.split;
    if (reading.entries.length === 0) {
      if (!counts(reading)) return false;
      if (reading.headed) this.stand(reading);
    } else if (reading.bar && !this.counted) this.acceptBar(reading, reading.bar);
    else if (counts(reading) || namesMetric(reading)) this.accept(reading);
    else return false;
    return true;
  }

  private stand(reading: Reading): void {
    this.configuration.settle(this.starts.begins(reading) ? this.rows.mark() : undefined);
    this.counted = true;
    this.phase = undefined;
    this.rows.at(reading.epoch, reading.step);
  }

  private accept(reading: Reading): void {
    this.metricLines += 1;
    if (counts(reading)) this.stand(reading);
    this.rows.add(reading);
  }

  /** A bar that is the only counter of the log counts steps, or the batches of a pass. */
  private acceptBar(reading: MessageReading, bar: { done: number; total: number | undefined }): void {
    if (this.bar && bar.done < this.bar.done && bar.total === this.bar.total) this.pass += 1;
    this.bar = bar;
    this.metricLines += 1;
    this.rows.add({ ...reading, step: bar.done }, this.pass);
  }

  private dict(message: string): boolean {
    if (!message.startsWith('{') || !message.endsWith('}')) return false;
    const tree = parseLiteral(message);
    if (tree === undefined) return false;
    const record: [string, number][] = [];
    let hasWords = false;
    for (const [name, value] of leavesOf(tree, '/')) {
      const number = typeof value === 'string' ? scalarOfText(value.trim()) : value;
      if (typeof number === 'number') record.push([name, number]);
      else hasWords ||= number !== null;
    }
    const reading = readingOf(record);
    // Hugging Face ends with the means over the whole run.
    if (record.some(([name]) => name === 'train_runtime')) return true;
    const isRow = hasWords
      ? counts(reading) && reading.entries.some(([name]) => isMeasureName(name))
      : counts(reading) || namesMetric(reading);
    if (reading.entries.length === 0 || !isRow) return false;
    this.accept(reading);
    return true;
  }

  private settings(message: string): boolean {
    const banner = bannerOf(message);
    const found = banner ?? commandOf(message);
    if (!found) return false;
    if (banner) {
      const keys = banner.map(([key]) => key).join();
      if (keys === this.bannerKeys && this.rows.rowCount > 0) this.rows.restart();
      this.bannerKeys ??= keys;
    }
    this.configure(found);
    return true;
  }

  private loose(message: string): void {
    if (this.seesCode) return;
    const { configuration } = this;
    const from = `line ${this.lineNumber}`;
    if (this.metricLines === 0) configuration.addLine(looseSettingsOf(message), this.rows.mark(), from);
    else {
      const settings = announcedSettingsOf(message);
      const known = settings.filter(([key]) => configuration.has(key) || namesHyperparameter(key));
      configuration.announce(known, from);
    }
  }

  private configure(settings: readonly Setting[]): void {
    this.configuration.add(settings, this.rows.mark(), `line ${this.lineNumber}`);
  }

  private endBlock(): void {
    const pairs = this.block.flush();
    if (pairs.length === 0) return;
    const record: [string, number][] = [];
    for (const [name, text] of pairs) {
      const value = scalarOfText(text.replace(/\s?%$/, ''));
      if (typeof value === 'number') record.push([name, value]);
    }
    const reading = readingOf(record);
    if (reading.entries.length > 0 && (counts(reading) || namesMetric(reading))) {
      this.blocks += 1;
      this.accept(reading);
    } else if (this.metricLines === 0)
      this.configure(pairs.map(([key, value]): Setting => [key, scalarOfText(value)]));
  }
}

/** The message with the counter that opens it parted from its name, and with real tabs: `E003 | loss`, `#011`. */
function normalised(message: string): string {
  return message
    .replaceAll('#011', '\t')
    .replace(/^(e|ep|epoch|step|iter|iteration|it)[-_#]?(?=\d)/i, '$1: ')
    .replace(/^Saving dict for /, 'eval ');
}

/** The data set that a heading such as `Validation:` or `Test Error:` names. */
function phaseOf(message: string): string | undefined {
  const words = message.split(/[\s:.\-=*#]+/).filter((word) => word !== '');
  if (words.length > 3) return undefined;
  return splitOfPhrase(words.filter((word) => splitOf(word) !== undefined || !isMeasureName(word)).join(' '));
}

function counts(reading: Reading): boolean {
  return reading.epoch !== undefined || reading.step !== undefined;
}
