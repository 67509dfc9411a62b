import { arrowReader } from './arrow/index.js';
import { csvReader } from './csv/index.js';
import { type FormatFacts, formatFacts } from './format-facts.js';
import { hdf5Reader } from './hdf5/index.js';
import { hfTrainerReader } from './hf-trainer/index.js';
import { jsonReader } from './json/index.js';
import { jsonlReader } from './jsonl/index.js';
import { matReader } from './mat/index.js';
import { mlflowReader } from './mlflow/index.js';
import { mlflowServer } from './mlflow-server/index.js';
import { msgpackReader } from './msgpack/index.js';
import { notebookReader } from './notebook/index.js';
import { npyReader, npzReader } from './numpy/index.js';
import { parquetReader } from './parquet/index.js';
import { pickleReader, torchReader } from './pickle/index.js';
import type { Reader } from './reader.js';
import { safetensorsReader } from './safetensors/index.js';
import { sqliteReader } from './sqlite/index.js';
import { tarReader } from './tar/index.js';
import { tensorboardDownloadReader } from './tensorboard-download/index.js';
import { textLogReader } from './text-log/reader.js';
import { tfeventsReader } from './tfevents/index.js';
import { isBinary } from './unreadable.js';
import { wandbReader } from './wandb/index.js';
import { yamlReader } from './yaml/index.js';
import { zipReader } from './zip/index.js';

/** Readers of one log. Between equally sure ones the earlier is tried first. */
const logReaders: readonly Reader[] = [
  tfeventsReader,
  wandbReader,
  mlflowReader,
  tensorboardDownloadReader,
  npzReader,
  npyReader,
  torchReader,
  pickleReader,
  parquetReader,
  arrowReader,
  sqliteReader,
  safetensorsReader,
  matReader,
  hdf5Reader,
  msgpackReader,
  hfTrainerReader,
  jsonReader,
  jsonlReader,
  yamlReader,
  csvReader,
  textLogReader,
];

/** All readers, with that of archives, which asks the others about its entries. */
export const readers: readonly Reader[] = [
  ...logReaders,
  notebookReader(logReaders),
  tarReader(logReaders),
  zipReader(logReaders),
];

/** The reader of a format, by its short name. */
export function readerOf(format: string): Reader | undefined {
  return readers.find((reader) => reader.format === format);
}

/** A format that grokscope reads, as `grokscope formats` lists it. */
export interface Format extends Partial<FormatFacts> {
  readonly format: string;
  readonly description: string;
}

export function formats(): Format[] {
  return [...readers, mlflowServer].map(({ format, description }) => ({
    format,
    description,
    ...formatFacts[format],
  }));
}

/** A reader with how surely it takes some content, 0 to 1. */
export interface Choice {
  readonly reader: Reader;
  readonly sureness: number;
}

/** The sureness below which a reader goes by the name of the file alone, which binary content belies. */
const byContent = 0.3;

/** Text is the last resort and slow to tell; it is not asked where another reader is this sure. */
const surerThanText = 0.9;

/** The readers that may take a file with this start, the surest first. */
export function choose(head: Uint8Array, path: string): Choice[] {
  const least = isBinary(head) ? byContent : Number.MIN_VALUE;
  const choices = readers
    .filter((reader) => reader !== textLogReader)
    .map((reader) => ({ reader, sureness: reader.sniff(head, path) }));
  if (choices.every(({ sureness }) => sureness < surerThanText))
    choices.push({ reader: textLogReader, sureness: textLogReader.sniff(head, path) });
  return choices
    .filter((choice) => choice.sureness >= least)
    .toSorted((one, other) => other.sureness - one.sureness);
}
