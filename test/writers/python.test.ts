import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/run/run.js';
import { writeRun } from '../../src/writers/index.js';
import { temporaryFolder } from '../readers/helpers/temporary-folder.js';
import { exampleRun, settings } from './example-run.js';

/** What the packages themselves read from a file that we wrote, as JSON: `{ series: { name: [[step, value], …] }, settings }`. */
interface Reading {
  readonly series: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly settings: Readonly<Record<string, unknown>>;
}

const has = (packages: string): boolean => spawnSync('python3', ['-c', `import ${packages}`]).status === 0;

function python(script: string, path: string): Reading {
  const { stdout, stderr } = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Reading;
}

function series(run: Run, round = (value: number): number => value): Reading['series'] {
  return Object.fromEntries(
    run.series.map(({ name, steps, values }) => [
      name,
      Array.from(steps, (step, index) => [step, round(values[index] ?? Number.NaN)] as const),
    ]),
  );
}

async function written(name: string): Promise<{ run: Run; path: string }> {
  const run = exampleRun();
  const path = join(temporaryFolder(), name);
  await writeRun(run, path);
  return { run, path };
}

describe.skipIf(!has('tensorboard'))('TensorBoard', () => {
  it('lists every value, and the settings in its HPARAMS tab', async () => {
    const { run, path } = await written('run/');
    const reading = python(tensorboardScript, path);
    expect(reading.series).toEqual(series(run, Math.fround));
    expect(reading.settings).toEqual(settings);
  });
});

describe.skipIf(!has('pandas, pyarrow'))('pandas', () => {
  it.each([
    ['run.csv', 'pandas.read_csv(path, float_precision="round_trip")', false],
    ['run.jsonl', 'pandas.read_json(path, lines=True, precise_float=True)[1:]', false],
    ['run.parquet', 'pandas.read_parquet(path)', true],
  ])('reads %s', async (name, read, hasAttributes) => {
    const { run, path } = await written(name);
    const reading = python(pandasScript(read), path);
    expect(reading.series).toMatchObject(series(run));
    if (hasAttributes) expect(reading.settings).toEqual(settings);
  });
});

describe.skipIf(!has('numpy'))('numpy', () => {
  it('reads run.npz', async () => {
    const { run, path } = await written('run.npz');
    const reading = python(numpyScript, path);
    expect(reading.series).toEqual(series(run));
    expect(reading.settings).toEqual(settings);
  });
});

const tensorboardScript = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import metadata
events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0})
events.Reload()
series = {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in events.Tags()["scalars"]}
content = events.SummaryMetadata(metadata.SESSION_START_INFO_TAG).plugin_data.content
hparams = metadata.parse_session_start_info_plugin_data(content).hparams
settings = {key: getattr(value, value.WhichOneof("kind")) for key, value in hparams.items()}
print(json.dumps({"series": series, "settings": settings}))
`;

const pandasScript = (read: string): string => `
import json, sys, pandas
path = sys.argv[1]
table = ${read}
numbers = [name for name in table.columns if name not in ("step", "config") and table[name].dtype == "float64"]
series = {name: table[["step", name]].dropna().values.tolist() for name in numbers}
print(json.dumps({"series": series, "settings": table.attrs}))
`;

const numpyScript = `
import json, sys, numpy
arrays = numpy.load(sys.argv[1])
pairs = lambda array: array if array.ndim == 2 else numpy.stack([arrays["step"], array], axis=1)
series = {name: pairs(arrays[name]).tolist() for name in arrays if arrays[name].ndim > 0 and name != "step"}
settings = {name[7:]: arrays[name].item() for name in arrays if name.startswith("config/")}
print(json.dumps({"series": series, "settings": settings}))
`;
