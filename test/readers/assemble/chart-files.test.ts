import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

/** A chart export of W&B, with the runs named, of one metric. */
function chart(metric: string, runs: readonly string[], scale = 30): string {
  const columns = runs.flatMap((run) => ['', '__MIN', '__MAX'].map((end) => `"${run} - ${metric}${end}"`));
  const rows = Array.from(
    { length: 8 },
    (_, step) => `${step},${columns.map((_name, at) => (step + at) / scale).join()}\n`,
  );
  return `"Step",${columns.join()}\n${rows.join('')}`;
}

async function runsIn(files: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const folder = temporaryFolder(files);
  const { runs } = await readRuns([folder]);
  return Object.fromEntries(
    runs.map(({ id, series }) => [id.slice(folder.length), series.map(({ name }) => name)]),
  );
}

describe('chart exports of W&B in one folder', () => {
  it('are joined by the names of their runs', async () => {
    expect(
      await runsIn({
        'wandb_export_1.csv': chart('train/acc', ['calm-sea-1', 'wd: 0.1']),
        'wandb_export_2.csv': chart('val/acc', ['calm-sea-1', 'wd: 0.1', 'late-fog-3']),
      }),
    ).toEqual({
      '#calm-sea-1': ['train/acc', 'val/acc'],
      '#wd: 0.1': ['train/acc', 'val/acc'],
      '/wandb_export_2.csv#late-fog-3': ['val/acc'],
    });
  });

  it('stay apart where they have a chart twice', async () => {
    const runs = await runsIn({
      'monday.csv': chart('val/acc', ['a', 'b']),
      'tuesday.csv': chart('val/acc', ['a', 'b'], 31),
    });
    expect(Object.keys(runs)).toHaveLength(4);
  });
});
