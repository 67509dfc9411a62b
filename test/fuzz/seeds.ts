import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, strToU8, zipSync } from 'fflate';
import { choose } from '../../src/readers/registry.js';
import { scalarFile, summaryEvent, tensorValue, eventFile } from '../readers/helpers/event-writer.js';
import { floatField, integerField } from '../readers/helpers/protobuf-writer.js';
import {
  historyRecord,
  metricRecord,
  runRecord,
  summaryRecord,
  wandbLog,
} from '../readers/helpers/wandb-writer.js';
import { parquetFile } from '../readers/parquet/parquet-writer.js';
import { pickleBytes, pickles } from '../readers/pickle/pickles.js';
import { databaseImage, mlflowTables, trackioTables } from '../readers/sqlite/databases.js';

/** A whole log, to be damaged. */
export interface Seed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A fixture of more bytes takes too long to read a hundred thousand times; of tables and texts only the start is taken. */
const largest = 40 * 1024;
const textStart = 1500;
const seedsPerFormat = 6;

/** The smallest whole logs that we have of each format: our fixtures, and logs made by the writers of the tests. */
export async function seedsByFormat(fixtures: string): Promise<Map<string, Seed[]>> {
  const found = new Map<string, Seed[]>();
  const all = [...(await made(fixtures)), ...fromFixtures(fixtures)];
  for (const whole of all.toSorted((one, other) => one.bytes.length - other.bytes.length)) {
    const format = choose(whole.bytes, whole.path)[0]?.reader.format;
    if (format === undefined) continue;
    const seeds = found.get(format) ?? [];
    found.set(format, seeds);
    if (seeds.length < seedsPerFormat) seeds.push(whole);
  }
  return found;
}

function fromFixtures(folder: string): Seed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || entry.name.endsWith('.md') || entry.name.endsWith('.py')) return [];
    if (entry.parentPath.endsWith('refused')) return [];
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(readFileSync(path));
    if (/\.(?:csv|tsv|jsonl|log|txt)$/.test(entry.name)) return [{ path, bytes: firstLines(bytes) }];
    return bytes.length <= largest ? [{ path, bytes }] : [];
  });
}

function firstLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= textStart) return bytes;
  return bytes.subarray(0, bytes.subarray(0, textStart).lastIndexOf(0x0a) + 1);
}

const steps = Array.from({ length: 12 }, (_, index) => index * 10);
const column = (scale: number): number[] => steps.map((step) => scale / (1 + step));
const columns = { step: steps, train_acc: column(1), test_acc: column(0.5), train_loss: column(3) };
const records = steps.map((step, row) => ({ step, train_loss: columns.train_loss[row], test_acc: row / 12 }));

const printed = records.map(
  ({ step, test_acc: accuracy }) => `step ${step} test_acc ${accuracy.toFixed(3)}\n`,
);
const notebook = JSON.stringify({
  cells: [
    {
      cell_type: 'code',
      source: ['train()'],
      outputs: [{ output_type: 'stream', name: 'stdout', text: printed }],
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

/** Settings as frameworks write them beside logs. */
export const settingsSeeds: readonly Seed[] = [
  seed(
    'args.yaml',
    'lr: 0.001\nopt: adamw\nweight_decay: 1\nbetas: [0.9, 0.98]\nmodel: {dim: 128, heads: 4}\n',
  ),
  seed(
    'config.yaml',
    '_wandb:\n  value:\n    cli_version: 0.22.3\nlr:\n  desc: null\n  value: 0.001\nbase: &base\n  p: 97\ntask:\n  <<: *base\n  seeds:\n  - 0\n  - !!python/tuple [1, 2]\n',
  ),
  seed('hparams.json', '{"lr": 0.001, "optim": {"name": "adamw", "betas": [0.9, 0.98]}, "seed": NaN}'),
  seed('config.py', "lr = 1e-3\nweight_decay = 1.0\noptim = dict(type='AdamW', betas=(0.9, 0.98))\n"),
];

const grokked = Array.from({ length: 48 }, (_, index) => {
  const step = Math.round(10 * 1.2 ** index);
  const share = (middle: number): number => 1 / (1 + (middle / step) ** 3);
  const [train, test] = [share(100), share(6000)].map((value) => 0.02 + 0.97 * value);
  return { step, train_acc: train ?? 0, test_acc: test ?? 0, train_loss: 4 * (1 - (train ?? 0)), lr: 0.001 };
});
const header = Object.keys(grokked[0] ?? {});

/** Logs with something to find, small enough to be read by the ten thousand. */
export const reportSeeds: readonly Seed[] = [
  seed(
    'log.csv',
    [header, ...grokked.map((row) => Object.values(row))].map((cells) => `${cells.join(',')}\n`).join(''),
  ),
  seed('log.jsonl', grokked.map((row) => `${JSON.stringify(row)}\n`).join('')),
  seed(
    'train.log',
    `weight_decay: 1.0\n${grokked.map(({ step, train_acc, test_acc }) => `step ${step} | train acc ${train_acc.toFixed(4)} | test acc ${test_acc.toFixed(4)}\n`).join('')}`,
  ),
  seed(
    'history.json',
    JSON.stringify(
      Object.fromEntries(header.map((name) => [name, grokked.map((row) => row[name as 'step'])])),
    ),
  ),
];

async function made(fixtures: string): Promise<Seed[]> {
  const rows = records.map((record) => JSON.stringify(record)).join('\n');
  const tensor = [...integerField(1, 1), ...floatField(5, 0.25)];
  return [
    seed('events.out.tfevents.1.host', scalarFile({ loss: steps.map((step) => [step, 1 / (1 + step)]) })),
    seed(
      'events.out.tfevents.2.host.v2',
      eventFile(...steps.map((step) => summaryEvent(step, tensorValue('epoch_loss', tensor, 'scalars')))),
    ),
    seed(
      'run-a.wandb',
      wandbLog(
        runRecord({ lr: 0.1, optim: { name: 'adamw', betas: [0.9, 0.98] } }),
        metricRecord({ glob: 'train/*', step: 'global_step' }),
        ...records.map(({ step, ...row }) =>
          historyRecord({ _step: step, 'train/loss': row.train_loss ?? 0 }),
        ),
        summaryRecord(12),
      ),
    ),
    seed(
      'mlruns/0/a/metrics/loss',
      steps.map((step) => `17000000000${step + 10} ${1 / (1 + step)} ${step}\n`).join(''),
    ),
    seed(
      'loss.csv',
      `Wall time,Step,Value\n${steps.map((step) => `1.7e9,${step},${1 / (1 + step)}\n`).join('')}`,
    ),
    seed('scalars.json', JSON.stringify(steps.map((step) => [1.7e9, step, 1 / (1 + step)]))),
    seed('history.json', JSON.stringify(columns)),
    seed(
      'records.json',
      JSON.stringify({ config: { lr: 0.1 }, history: { seed0: records, seed1: records } }),
    ),
    seed('log.yaml', steps.map((step) => `- {step: ${step}, loss: ${1 / (1 + step)}}\n`).join('')),
    seed(
      'anchors.yaml',
      `base: &base {lr: 0.1}\nrun: {<<: *base}\nloss: [${columns.train_loss.join(', ')}]\n`,
    ),
    seed(
      'logs.zip',
      zipSync({ 'a/log.jsonl': strToU8(rows), 'b.csv': strToU8('step,loss\n0,1\n1,0.5\n2,0.1\n') }),
    ),
    seed('notebook.ipynb', notebook),
    seed('logs.tar', gunzipSync(new Uint8Array(readFileSync(join(fixtures, 'archives/runs.tar.gz'))))),
    seed('trainer_state.json', JSON.stringify({ global_step: 120, epoch: 3, log_history: records })),
    ...Object.keys(pickles).map((name) => seed(`${name}.pkl`, pickleBytes(name))),
    seed(
      'model.pt',
      zipSync(
        {
          'archive/data.pkl': pickleBytes('torch'),
          'archive/data/0': new Uint8Array(new Float32Array(6).buffer),
          'archive/data/1': new Uint8Array(new Float32Array(3).buffer),
          'archive/version': strToU8('3\n'),
        },
        { level: 0 },
      ),
    ),
    seed(
      'log.parquet',
      parquetFile([
        { name: 'step', type: 'integer', cells: steps },
        { name: 'train_loss', type: 'double', cells: columns.train_loss },
        { name: 'split', type: 'text', cells: steps.map(() => 'train') },
      ]),
    ),
    seed('mlflow.db', await database(mlflowTables, mlflowRows)),
    seed('trackio.db', await database(trackioTables, trackioRows)),
  ];
}

const mlflowRows = `INSERT INTO runs VALUES ('a', 'first', 'active'); INSERT INTO params VALUES ('lr', '0.1', 'a');
  INSERT INTO metrics VALUES ${steps.map((step) => `('loss', ${1 / (1 + step)}, ${step}, 'a', ${step}, 0)`).join(', ')};`;

const trackioRows = `INSERT INTO configs VALUES (1, 'a', 'first', '{"lr": 0.1}');
  INSERT INTO metrics VALUES ${records.map(({ step, ...row }, index) => `(${index}, 'a', '2026', 'first', ${step}, '${JSON.stringify(row)}')`).join(', ')};`;

async function database(tables: string, rows: string): Promise<Uint8Array> {
  return await databaseImage(`PRAGMA page_size = 512; VACUUM; ${tables} ${rows}`);
}

function seed(path: string, content: Uint8Array | string): Seed {
  return { path, bytes: typeof content === 'string' ? strToU8(content) : content };
}
