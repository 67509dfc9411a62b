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
      const logs: CellLog[] = [];
      let refused: GrokscopeError | undefined;
      for (const cell of outputsOf(await readJson(source))) {
        options.signal?.throwIfAborted();
        try {
          const log = await logOf(readers, cell, source.path, options);
          if (log.runs.length > 0) logs.push(log);
        } catch (error) {
          if (!(error instanceof GrokscopeError)) throw error;
          refused = error;
        }
      }
      if (logs.length === 0) throw refused ?? noSeries(source.path);
      const whole = logs.filter(({ isExcerpt }) => !isExcerpt);
      const kept = whole.length > 0 ? whole : logs;
      for (const { number, runs } of kept)
        for (const run of runs) yield asRunOf(source.path, kept.length > 1 ? `cell ${number}` : '', run);
    },
  };
}

/** What one cell logs. A table of which it shows a part counts where no cell shows a whole log. */
interface CellLog {
  readonly number: number;
  readonly runs: readonly Run[];
  readonly isExcerpt: boolean;
}

/** The runs in the one output of a cell that holds the longest curves: the same numbers are often printed and shown. */
async function logOf(
  readers: readonly Reader[],
  { number, texts }: CellOutputs,
  path: string,
  options: ReadOptions,
): Promise<CellLog> {
  let longest: CellLog = { number, runs: [], isExcerpt: false };
  for (const { text, isExcerpt } of texts) {
    const found = await readInner(readers, new TextEncoder().encode(text), path, options);
    const runs = found.filter(namesCurves).map((run) => (isExcerpt ? withExcerptNote(run) : run));
    if (pointsIn(runs) > pointsIn(longest.runs)) longest = { number, runs, isExcerpt };
  }
  return longest;
}

function withExcerptNote(run: Run): Run {
  const message =
    'the notebook may show only some of the rows of this table; name the file that has them all';
  return { ...run, notes: [...run.notes, { code: 'excerpt', message }] };
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
