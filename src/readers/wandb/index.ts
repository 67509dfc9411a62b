import type { ConfigEntry, Note, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { Reader, ReadOptions } from '../reader.js';
import { RecordTail } from '../record-tail.js';
import { flattenConfig } from '../sidecars/flatten.js';
import type { Table } from '../table/table.js';
import { readThrough } from '../tail.js';
import { type ChunkSummary, Chunks, isWandbLog } from './chunks.js';
import { itemValue, WandbRecords } from './records.js';
import { runsFromHistory } from './runs.js';

const format = 'wandb';

/** Weights & Biases transaction logs (`run-<id>.wandb`), as every run writes them on its own disk. */
export const wandbReader: Reader = {
  format,
  description: 'Weights & Biases local runs, online or offline: run-<id>.wandb',
  sniff: (head) => (isWandbLog(head) ? 1 : 0),
  async *read(source, options) {
    yield* await readThrough(new LogTail(source.path, options), source, options);
  },
  tail: (_head, path, options) => new LogTail(path, options),
};

class LogTail extends RecordTail<Chunks> {
  private readonly options: ReadOptions;
  private readonly records = new WandbRecords();

  constructor(path: string, options: ReadOptions) {
    super(path, (onRecord) => new Chunks(onRecord));
    this.options = options;
  }

  runs(): Run[] {
    const { records, path } = this;
    const config = configOf(records);
    const history = records.history.table();
    const notes = notesOf(records, history, this.frames.summary(), this.unreadable);
    const runs = runsFromHistory(history, records.metrics, { path, format }, this.options);
    if (runs.length === 0) throw withoutHistory(path, history.rowCount);
    return runs.map((run) => ({
      ...run,
      config: [...run.config, ...config],
      notes: [...run.notes, ...notes],
    }));
  }

  protected add(record: Uint8Array, start: number, end: number): void {
    this.records.add(record, start, end);
  }
}

function configOf({ config }: WandbRecords): ConfigEntry[] {
  return flattenConfig(
    Object.fromEntries([...config].map(([key, json]) => [key, itemValue({ key, json })])),
    'wandb config',
  );
}

function notesOf(
  records: WandbRecords,
  history: Table,
  { damaged, torn }: ChunkSummary,
  unreadable: number,
): Note[] {
  const notes: Note[] = [];
  const lost = damaged + unreadable;
  if (lost > 0) notes.push({ code: 'damaged', message: `${lost} damaged pieces of the log were left out.` });
  if (torn) notes.push({ code: 'torn-tail', message: 'The last record is cut off; it was left out.' });
  if (!records.exited)
    notes.push({
      code: 'no-exit',
      message: 'The log does not say that the run ended: it crashed, was stopped or still runs.',
    });
  const last = Number(history.columns.find(({ name }) => name === '_step')?.values.at(-1));
  const { summaryStep } = records;
  if (summaryStep !== undefined && summaryStep > last)
    notes.push({
      code: 'behind-summary',
      message: `The rows end at _step ${last}, but the summary speaks of ${summaryStep}.`,
    });
  return notes;
}

function withoutHistory(path: string, rows: number): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    rows === 0
      ? 'the W&B log holds no history: nothing was logged'
      : `none of the ${rows} rows of the W&B log holds a curve`,
    'Check that the run calls `wandb.log` with numbers, and name the log of a run that did.',
  );
}
