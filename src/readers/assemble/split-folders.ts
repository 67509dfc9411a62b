import { basename, dirname } from 'node:path';
import type { Run, Series } from '../../run/run.js';
import { soleRuns } from './companion-files.js';
import { groupBy, joinRuns, replaceRuns, withNote } from './join.js';
import { isSplitWord, restOfFolder, splitOfFolder, wordsOfFile } from './words.js';

/** Where a run lies: its folder, and the one file in it, or nothing where all files of the folder are the run. */
interface Place {
  readonly run: Run;
  readonly folder: string;
  readonly file: string;
}

/**
 * Joins what lies in folders whose names differ only in the part of the data, such as `train/metrics.csv` and
 * `val/metrics.csv`, where the files have the same name and both log a curve that the other has. (Event files:
 * `joinSplitFolders`.)
 */
export function joinFilesOfSplitFolders(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const placed = [...soleRuns(runs).map(placeOfFile), ...runs.flatMap(placeOfFolder)].filter(
    ({ run, folder }) => run.source.format !== 'tfevents' && splitOfFolder(basename(folder)) !== undefined,
  );
  const groups = groupBy(placed, ({ run, folder, file }) =>
    JSON.stringify([dirname(folder), restOfFolder(basename(folder)), file, run.source.format]),
  );
  for (const places of groups.values()) {
    const splits = new Set(places.map(({ folder }) => splitOfFolder(basename(folder))));
    if (places.length < 2 || splits.size < places.length || !shareCurve(places)) continue;
    const [{ run: first, folder }] = places;
    const parts = places.map((place) => ({ run: place.run, rename: renameIn(place) }));
    const run = joinRuns(dirname(folder), first.source.format, parts, restOfFolder(basename(folder)));
    const names = run.source.files.map((file) => `${basename(dirname(file))}/${basename(file)}`).join(', ');
    joined.set(
      withNote(run, { code: 'joined-files', message: `The files ${names} are read as one run.` }),
      places.map((place) => place.run),
    );
  }
  return replaceRuns(runs, joined);
}

function placeOfFile(run: Run): Place {
  return { run, folder: dirname(run.source.path), file: basename(run.source.path) };
}

/** The place of a run that was made of files of one folder and has its name. */
function placeOfFolder(run: Run): Place[] {
  const { path, files } = run.source;
  const isJoined = run.id === path && files.length > 1 && files.every((file) => dirname(file) === path);
  return isJoined ? [{ run, folder: path, file: '' }] : [];
}

function shareCurve(places: readonly Place[]): boolean {
  const names = places.flatMap((place) => place.run.series.map(renameIn(place)));
  const curves = names.map((name) =>
    wordsOfFile(name)
      .filter((word) => !isSplitWord(word))
      .join(' '),
  );
  return new Set(names).size === names.length && new Set(curves).size < curves.length;
}

function renameIn({ folder }: Place): (series: Series) => string {
  const split = splitOfFolder(basename(folder));
  return ({ name }) => (wordsOfFile(name).some(isSplitWord) ? name : `${split}/${name}`);
}
