import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import type { Run } from '../../../src/run/run.js';
import { fixtures } from '../helpers/fixture-run.js';
import { tarArchive, tarEntry } from '../helpers/tar-writer.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const metric = (scale: number): string =>
  Array.from({ length: 9 }, (_, i) => `17000000000${10 + i} ${scale / (1 + i)} ${i}\n`).join('');

const csv = (scale: number): string =>
  `step,train_acc,test_acc\n${Array.from({ length: 9 }, (_, i) => `${i},${i / 9},${(scale * i) / 99}\n`).join('')}`;

/** Folders that hold runs of several files, or settings beside logs. */
const folders: readonly [string, () => string][] = [
  ...[
    'tensorboard-torch/modular-addition',
    'tensorboard-torch/resumed',
    'tensorboard-tensorflow',
    'lightning',
    'trackers/dvclive',
    'trackers/ray-tune',
    'trackers/sacred',
    'frameworks/mmengine',
    'frameworks/timm',
    'frameworks/stable-baselines3',
  ].map((name): [string, () => string] => [name, () => join(fixtures, name)]),
  [
    'mlruns',
    () =>
      temporaryFolder({
        'mlruns/0/a/meta.yaml': 'lifecycle_stage: active\n',
        'mlruns/0/a/metrics/train/loss': metric(1),
        'mlruns/0/a/metrics/test_loss': metric(2),
        'mlruns/0/a/params/lr': '0.1',
        'mlruns/0/b/meta.yaml': 'lifecycle_stage: deleted\n',
        'mlruns/0/b/metrics/loss': metric(3),
      }),
  ],
  [
    'seeds with settings each',
    () =>
      temporaryFolder({
        'seed-2/log.csv': csv(2),
        'seed-2/config.yaml': 'lr: 0.2\n',
        'seed-10/log.csv': csv(10),
        'seed-10/args.json': '{"lr": 0.1}',
        'seed-10/README.md': 'hello',
        'node_modules/package/log.csv': csv(3),
      }),
  ],
];

function filesIn(folder: string): [string, Uint8Array][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), new Uint8Array(readFileSync(path))];
    });
}

/** All that a run says, but for where it lies. */
function contentOf({ series, config }: Run): unknown {
  return {
    series: series
      .map(({ name, axis, steps, values }) => ({ name, axis, steps: [...steps], values: [...values] }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    config: config.map(({ key, value }) => [key, value]),
  };
}

describe('an archive of a folder gives the runs of the folder', () => {
  it.each(folders)('%s', async (_, folderOf) => {
    const folder = folderOf();
    const files = filesIn(folder);
    const packed = temporaryFolder({});
    const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
    writeFileSync(
      join(packed, 'a.tar'),
      tarArchive(...files.toReversed().map(([name, bytes]) => tarEntry(`./${name}`, asText(bytes)))),
    );
    writeFileSync(join(packed, 'a.zip'), zipSync(Object.fromEntries(files)));
    const unpacked = await readRuns([folder]);
    expect(unpacked.runs.length).toBeGreaterThan(0);
    for (const name of ['a.tar', 'a.zip']) {
      const { runs, errors } = await readRuns([join(packed, name)]);
      expect(errors).toEqual([]);
      expect(runs.map(contentOf)).toEqual(unpacked.runs.map(contentOf));
    }
  });

  it('but for paths that no system unpacks', async () => {
    const packed = temporaryFolder({});
    const deep = `${'a/'.repeat(30_000)}log.csv`;
    writeFileSync(
      join(packed, 'a.zip'),
      zipSync({
        [deep]: strToU8(csv(1)),
        'b/log.csv': strToU8(csv(2)),
        [`${'a/'.repeat(200)}log.csv`]: strToU8(csv(3)),
      }),
    );
    const { runs } = await readRuns([join(packed, 'a.zip')]);
    expect(runs).toHaveLength(2);
  });

  it('names each run by its place in the archive', async () => {
    const packed = temporaryFolder({});
    writeFileSync(
      join(packed, 'a.zip'),
      zipSync(Object.fromEntries(filesIn(join(fixtures, 'tensorboard-tensorflow')))),
    );
    const { runs } = await readRuns([join(packed, 'a.zip')]);
    expect(runs.map(({ id, source }) => [relative(packed, id), source.format])).toEqual([['a.zip', 'zip']]);
  });
});
