import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/readers/index.js';
import type { Run } from '../../src/run/run.js';

const root = join(import.meta.dirname, '../../../shared/real');

interface Entry {
  readonly id: string;
  readonly path: string;
  readonly format: string;
  readonly run: string;
  /** Formats of one file with several runs name the one that is meant. */
  readonly run_id?: string;
  readonly run_name?: string;
  readonly series: Readonly<Record<string, string>>;
}

type Truth = Readonly<Record<string, readonly (number | null)[]>>;

/** Formats of this room, whose logs hold every row of the true arrays in float32 or better. */
const exact = new Set([
  'tb_torch',
  'tb_add_scalars',
  'tb_dense',
  'tensorboardx',
  'tf_summary',
  'lightning_tb',
  'tb_download',
  'wandb',
  'mlflow_file',
  'mlflow_sqlite',
  'trackio',
  'neptune_offline',
  'parquet',
  'safetensors',
  'msgpack',
  'mat',
  'feather',
  'hdf5',
  'dvclive',
]);

/** The name of a series in its run: the index names the files and folders in which it lies. */
function nameInRun(name: string, format: string): string {
  if (format === 'tb_download') return name.replace(/^run-.*?-tag-|\.\w+$/g, '');
  if (format === 'dvclive') return name.replace(/^plots\/metrics\/|\.tsv$/g, '');
  if (format === 'tb_add_scalars') return name.startsWith('.:') ? name.slice(2) : name.replace(/:.*/, '');
  return name.replace(':', '/').replace(/^log\./, '');
}

function entries(): Entry[] {
  const lines = readFileSync(join(root, 'index.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line): Entry => JSON.parse(line)).filter(({ format }) => exact.has(format));
}

function compare(run: Run | undefined, entry: Entry): void {
  const truth: Truth = JSON.parse(readFileSync(join(root, 'runs', `${entry.run}.json`), 'utf8'));
  for (const [role, name] of Object.entries(entry.series)) {
    const series = run?.series.find((candidate) => candidate.name === nameInRun(name, entry.format));
    expect([...(series?.steps ?? [])], `steps of ${role}`).toEqual(truth['step']);
    const values = truth[role] ?? [];
    expect(series?.values.length, role).toBe(values.length);
    for (const [row, value] of values.entries()) {
      const read = series?.values[row] ?? Number.NaN;
      if (value === null) expect(Number.isFinite(read)).toBe(false);
      else expect(Math.abs(read - value)).toBeLessThanOrEqual(2e-7 * Math.abs(value));
    }
  }
}

describe.skipIf(!existsSync(root))('logs that real frameworks wrote', () => {
  it.each(existsSync(root) ? entries().map((entry) => [entry.id, entry] as const) : [])(
    '%s',
    async (_, entry) => {
      const { runs, errors } = await readRuns([join(root, entry.path)]);
      expect(errors).toEqual([]);
      const holdsSeveral = entry.run_id !== undefined || entry.run_name !== undefined;
      const found = holdsSeveral ? runs.filter(({ id }) => id.endsWith(`#${entry.run}`)) : runs;
      expect(found).toHaveLength(1);
      compare(found[0], entry);
    },
  );

  it('end without an exception, each file read or named', async () => {
    const { runs, errors } = await readRuns([join(root, 'logs')]);
    expect(runs.length).toBeGreaterThan(70);
    for (const { code, message, cure } of errors)
      expect([code, message, cure].every((text) => text.length > 3)).toBe(true);
  });
});
