import { basename, dirname, sep } from 'node:path';
import type { Run } from '../../run/run.js';
import { withEvenIndex } from './even-index.js';
import { groupBy, joinRuns, replaceRuns } from './join.js';
import { isSplitWord } from './words.js';

/** Where the one series of a file belongs, in a layout that keeps each metric in a file of its own. */
interface Place {
  /** Folder of the run. */
  readonly folder: string;
  /** Tells the runs of one folder apart; empty where there is only one. */
  readonly run: string;
  readonly series: string;
  readonly format: string;
}

/** Joins the files of MLflow runs, of DVCLive and of TensorBoard's download buttons, one series a file. */
export function joinMetricFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const placed = runs.flatMap((run) => {
    const place = placeOf(run);
    return place ? [{ run, place, rename: () => place.series }] : [];
  });
  for (const parts of groupBy(placed, ({ place }) =>
    JSON.stringify([place.format, place.folder, place.run]),
  ).values()) {
    const { folder, format, run: name } = parts[0].place;
    const run = withEvenIndex(joinRuns(folder, format, parts, name));
    joined.set(
      run,
      parts.map((part) => part.run),
    );
  }
  return replaceRuns(runs, joined);
}

function placeOf({ series, source }: Run): Place | undefined {
  if (series.length !== 1) return undefined;
  const { path, format } = source;
  if (format === 'mlflow') return placeBelow(path, `${sep}metrics${sep}`, '', format);
  if (format === 'tensorboard-download') return placeOfDownload(path, format);
  return path.endsWith('.tsv')
    ? placeBelow(path, `${sep}plots${sep}metrics${sep}`, '.tsv', 'dvclive')
    : undefined;
}

/** The place of a file `<folder><marker><series><ending>`. */
function placeBelow(path: string, marker: string, ending: string, format: string): Place | undefined {
  const below = sep + path;
  const at = below.lastIndexOf(marker);
  if (at < 0) return undefined;
  const series = below.slice(at + marker.length, below.length - ending.length).replaceAll(sep, '/');
  return { folder: below.slice(1, at) || '.', run: '', series, format };
}

/** The place of a file `run-<run>-tag-<tag>.csv`. The runs `train` and `validation` of Keras are parts of one run. */
function placeOfDownload(path: string, format: string): Place | undefined {
  const [, run = '', tag] = /^(?:run-(.*?)-)?tag-(.+?)\.\w+$/.exec(basename(path)) ?? [];
  if (tag === undefined) return undefined;
  const folder = dirname(path);
  const [, rest = '', last = ''] = /^(?:(.*)[_/\\])?([^_/\\]*)$/.exec(run) ?? [];
  if (isSplitWord(last.toLowerCase())) return { folder, run: rest, series: `${last}/${tag}`, format };
  return { folder, run: run === '.' ? '' : run, series: tag, format };
}
