import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { readInner } from '../inner.js';
import { readJson } from '../json/parse.js';
import type { Reader, ReadOptions } from '../reader.js';
import { namesCurves } from '../tree/named-curves.js';
import { type CellOutputs, outputsOf } from './outputs.js';

const format = 'notebook';

/** Jupyter notebooks: each cell of which the outputs are a log gives its runs. Code is neither read nor run. */
export function notebookReader(readers: readonly Reader[]): Reader {
  return {
    format,
    description: 'Jupyter notebooks (.ipynb): logs and tables in the outputs of cells',
    sniff(head) {
      const start = new TextDecoder().decode(head);
      return /^\s*\{/.test(start) && /"(?:cell_type|nbformat)"\s*:/.test(start) ? 0.97 : 0;
    },
    async *read(source, options) {
      const logs: { number: number; runs: readonly Run[] }[] = [];
      let refused: GrokscopeError | undefined;
      for (const cell of outputsOf(await readJson(source))) {
        options.signal?.throwIfAborted();
        try {
          const runs = await runsOf(readers, cell, source.path, options);
          if (runs.length > 0) logs.push({ number: cell.number, runs });
        } catch (error) {
          if (!(error instanceof GrokscopeError)) throw error;
          refused = error;
        }
      }
      if (logs.length === 0) throw refused ?? noSeries(source.path);
      for (const { number, runs } of logs)
        for (const run of runs) yield asRunOf(source.path, logs.length > 1 ? `cell ${number}` : '', run);
    },
  };
}

/** The runs in the one output of a cell that holds the longest curves: the same numbers are often printed and shown. */
async function runsOf(
  readers: readonly Reader[],
  { texts }: CellOutputs,
  path: string,
  options: ReadOptions,
): Promise<Run[]> {
  let longest: Run[] = [];
  for (const text of texts) {
    const found = await readInner(readers, new TextEncoder().encode(text), path, options);
    const runs = found.filter(namesCurves);
    if (pointsIn(runs) > pointsIn(longest)) longest = runs;
  }
  return longest;
}

function pointsIn(runs: readonly Run[]): number {
  return runs.reduce((sum, { series }) => sum + series.reduce((all, { steps }) => all + steps.length, 0), 0);
}

function asRunOf(path: string, cell: string, run: Run): Run {
  const name = [cell, run.id.slice(run.source.path.length + 1)].filter((part) => part !== '').join(', ');
  return { ...run, id: name === '' ? path : `${path}#${name}`, source: { path, format, files: [path] } };
}

function noSeries(path: string): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    path,
    'no cell of this notebook shows a log: its outputs hold no curve',
    'Run the cells that train and save the notebook, or name the log that they write.',
  );
}
