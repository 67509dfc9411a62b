import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import { temporaryFolder } from './helpers/temporary-folder.js';

// Logs that the frameworks write, read by their own readers and by ours: equal series. Needs the packages of frameworks.txt, for one also torch, in `python3`.

type Points = readonly (readonly [step: number, value: number | null])[];
type Reading = Readonly<Record<string, Points>>;

/** Looks for the modules without loading them, which takes half a minute for all. */
const has = (modules: readonly string[]): boolean => {
  const script = `import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, ${JSON.stringify(modules)})))`;
  return spawnSync('python3', ['-c', script]).status === 0;
};

/** Shared by all scripts: random curves with gaps, repeats, huge, tiny and not finite values, and how they are told. */
const common = `
import json, math, os, random, sys
folder, seed = sys.argv[1], int(sys.argv[2])
random.seed(seed)
def value():
    kind = random.random()
    if kind < 0.05: return random.choice([float("nan"), float("inf"), float("-inf")])
    if kind < 0.15: return random.choice([1, -1]) * 10.0 ** random.uniform(-30, 30)
    return random.gauss(0, 1)
names = ["train/loss", "test/acc", "weight norm", "a.b"][: random.randint(1, 4)]
stride = random.choice([1, 3, 50])
steps = [stride * i for i in range(random.randint(2, 300))]
curves = {name: [(s, value()) for s in steps if name == names[0] or random.random() < 0.7] for name in names}
curves = {name: points for name, points in curves.items() if len(points) > 1}
def tell(series):
    plain = lambda v: v if math.isfinite(v) else None
    print(json.dumps({name: [[int(s), plain(float(v))] for s, v in points] for name, points in series.items()}))
`;

const asTable = `
import pandas
rows = {}
for name, points in curves.items():
    for s, v in points: rows.setdefault(s, {"step": s})[name] = v
table = pandas.DataFrame([rows[s] for s in sorted(rows)], columns=["step", *curves])
def columns(t): return {n: t[["step", n]].dropna().values.tolist() for n in t.columns if n != "step"}
`;

const scripts: readonly (readonly [reader: string, modules: readonly string[], script: string])[] = [
  [
    'EventAccumulator',
    ['tensorboard'],
    `
from tensorboard.compat.proto import event_pb2, summary_pb2
from tensorboard.compat.tensorflow_stub import errors
from tensorboard.summary.writer.event_file_writer import EventFileWriter
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
writer = EventFileWriter(folder)
for name, points in curves.items():
    for s, v in points:
        summary = summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=name, simple_value=v)])
        writer.add_event(event_pb2.Event(step=s, wall_time=1.0, summary=summary))
writer.close()
events = EventAccumulator(folder, size_guidance={"scalars": 0})
events.Reload()
tell({tag: [(e.step, e.value) for e in events.Scalars(tag)] for tag in events.Tags()["scalars"]})
`,
  ],
  [
    'wandb (which reads none of its logs any more), by what it was told',
    ['wandb'],
    `
os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DIR=folder, WANDB_DATA_DIR=folder, WANDB_CACHE_DIR=folder)
import wandb
run = wandb.init(project="p", dir=folder, settings=wandb.Settings(console="off"))
for s in steps:
    row = {n: v for n, points in curves.items() for at, v in points if at == s}
    if row: run.log(row, step=s)
run.finish()
tell(curves)
`,
  ],
  ['the MLflow client, of its file store', ['mlflow'], mlflow('folder + "/mlruns"')],
  ['the MLflow client, of its database', ['mlflow'], mlflow('"sqlite:///" + folder + "/mlflow.db"')],
  [
    'pandas, of CSV',
    ['pandas'],
    `${asTable}
table.to_csv(folder + "/log.csv", index=False)
tell(columns(pandas.read_csv(folder + "/log.csv", float_precision="round_trip")))`,
  ],
  [
    'pandas, of JSON lines',
    ['pandas'],
    `${asTable}
table.to_json(folder + "/log.jsonl", orient="records", lines=True, double_precision=15)
tell(columns(pandas.read_json(folder + "/log.jsonl", lines=True, precise_float=True)))`,
  ],
  [
    'pyarrow, of Parquet',
    ['pandas', 'pyarrow'],
    `${asTable}
import pyarrow.parquet
table.to_parquet(folder + "/log.parquet", compression=random.choice(["snappy", "gzip", "zstd", "brotli", "lz4", None]),
    row_group_size=random.choice([7, 1000]))
tell(columns(pyarrow.parquet.read_table(folder + "/log.parquet").to_pandas()))`,
  ],
  [
    'numpy.load',
    ['numpy'],
    `
import numpy
kind = random.choice(["<f8", ">f8", "<f4", "<f2"])
numpy.seterr(all="ignore")
arrays = {n.replace("/", "_"): numpy.array([value() for _ in steps], dtype=kind) for n in curves}
random.choice([numpy.savez, numpy.savez_compressed])(folder + "/log.npz", step=numpy.array(steps), **arrays)
loaded = numpy.load(folder + "/log.npz")
tell({n: list(zip(loaded["step"], loaded[n])) for n in loaded if n != "step"})`,
  ],
  [
    'torch.load',
    ['torch'],
    `
import torch
log = {"step": torch.tensor(steps)} if seed % 2 else {"step": steps}
for n in curves: log[n.replace("/", "_")] = torch.tensor([value() for _ in steps], dtype=random.choice([torch.float64, torch.float32, torch.bfloat16]))
torch.save(log, folder + "/log.pt", _use_new_zipfile_serialization=bool(seed % 3))
loaded = torch.load(folder + "/log.pt")
tell({n: list(zip([int(s) for s in loaded["step"]], loaded[n].tolist())) for n in loaded if n != "step"})`,
  ],
];

function mlflow(store: string): string {
  return `
os.environ.update(MLFLOW_ALLOW_FILE_STORE="true")
from mlflow.tracking import MlflowClient
from mlflow.entities import Metric
client = MlflowClient(${store})
run = client.create_run(client.create_experiment("e")).info.run_id
curves = {n: [(s, v) for s, v in points if math.isfinite(v)] for n, points in curves.items()}
for n, points in curves.items():
    client.log_batch(run, metrics=[Metric(n, v, 1700000000000 + s, s) for s, v in points])
tell({n: [(m.step, m.value) for m in client.get_metric_history(run, n)] for n in curves})
`;
}

/** Points in the order of steps, with what is not finite as null, as the scripts tell them. */
async function ours(folder: string): Promise<Reading> {
  const { runs, errors } = await readRuns([folder]);
  expect(errors).toEqual([]);
  expect(runs).toHaveLength(1);
  return Object.fromEntries(
    (runs[0]?.series ?? []).map(({ name, steps, values }) => [
      name,
      Array.from(steps, (step, at) => {
        const read = values[at] ?? Number.NaN;
        return [step, Number.isFinite(read) ? read : null] as const;
      }),
    ]),
  );
}

describe.each(scripts)('%s', (_, modules, script) => {
  it.skipIf(!has(modules)).each([1, 2, 3])(
    'reads what we read, curves %i',
    async (seed) => {
      const folder = temporaryFolder();
      const { stdout, stderr } = spawnSync('python3', ['-c', common + script, folder, String(seed)], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      const line = stdout.split('\n').findLast((text) => text.startsWith('{'));
      if (line === undefined) throw new Error(stderr);
      expect(await ours(folder)).toEqual(JSON.parse(line));
    },
    120_000,
  );
});
