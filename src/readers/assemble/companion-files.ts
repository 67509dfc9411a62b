import { basename, dirname, extname } from 'node:path';
import type { Run, RunSource, Series } from '../../run/run.js';
import { withEvenIndex } from './even-index.js';
import { groupBy, joinRuns, type Part, replaceRuns, withNote } from './join.js';
import { isMeasureWord, isRoleWord, isSplitWord, runPart, withoutSplit, wordsOfFile } from './words.js';

/**
 * Joins files of one folder that hold curves of one kind each, such as `train_loss.npy` and `test_loss.npy`, or
 * `loss.csv` and `accuracy.csv` with columns of train and test: their names are alike but for words of roles (train,
 * test, loss, accuracy), and each says another role.
 */
export function joinCurveFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const ofOneKind = soleRuns(runs).filter((run) => run.series.length === 1 || holdsOneMeasure(run));
  for (const parts of groupBy(ofOneKind, (run) => keyOf(run, runPart(stem(run.source)))).values()) {
    const names = new Set(parts.map(kindOf));
    const curves = parts.flatMap((run) => run.series.map((series) => curveName(run, series)));
    const complementary =
      parts.length > 1 && names.size === parts.length && new Set(curves).size === curves.length;
    if (!complementary || ![...names].every(namesRole)) continue;
    const named = parts.map((run) => ({ run, rename: (series: Series) => curveName(run, series) }));
    joined.set(joinCompanions(parts[0].source, named), parts);
  }
  return replaceRuns(runs, joined);
}

/** Joins files of one folder whose names differ only in the part of the data: `train_log.csv` and `val_log.csv`. */
export function joinSplitFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const splits = soleRuns(runs).filter((run) => splitOf(run) !== undefined);
  for (const parts of groupBy(splits, (run) => keyOf(run, withoutSplit(stem(run.source)))).values()) {
    if (parts.length < 2 || new Set(parts.map(splitOf)).size < parts.length) continue;
    const rename = (run: Run) => (series: Series) =>
      wordsOfFile(series.name).some(isSplitWord) ? series.name : `${splitOf(run)}/${series.name}`;
    const named = parts.map((run) => ({ run, rename: rename(run) }));
    joined.set(joinCompanions(parts[0].source, named), parts);
  }
  return replaceRuns(runs, joined);
}

/** The runs of files that hold no other run and are not joined yet. */
export function soleRuns(runs: readonly Run[]): Run[] {
  const perFile = groupBy(runs, ({ source }) => (source.files.length === 1 ? source.files[0] : undefined));
  return [...perFile.values()]
    .flatMap((found) => (found.length === 1 ? found : []))
    .filter(({ id, source }) => id === source.path && source.files[0] === id);
}

function keyOf(run: Run, name: string): string {
  const { path, format } = run.source;
  return JSON.stringify([dirname(path), extname(path), format, name]);
}

function stem({ path }: RunSource): string {
  const name = basename(path).replace(/\.(?:gz|zst)$/, '');
  return name.slice(0, name.length - extname(name).length);
}

/** Whether the file is called after a measure, and its series are that of several parts of the data. */
function holdsOneMeasure({ series, source }: Run): boolean {
  const words = wordsOfFile(stem(source));
  return (
    words.some(isMeasureWord) &&
    !words.some(isSplitWord) &&
    series.every(({ name }) => wordsOfFile(name).some(isSplitWord))
  );
}

/** What a file holds, by its curve or by its name. */
function kindOf(run: Run): string {
  const [only, ...others] = run.series;
  return only && others.length === 0 ? curveName(run, only) : stem(run.source);
}

/**
 * The name in the file where it says a role by itself, else that of the file; where a file holds several curves, the
 * measure of the file before the name.
 */
function curveName({ series, source }: Run, { name }: Series): string {
  const [words, ofFile] = [wordsOfFile(name), wordsOfFile(stem(source))];
  const measures = words.some(isMeasureWord);
  if (series.length > 1) return measures ? name : `${ofFile.find(isMeasureWord)}/${name}`;
  const saysSplit = words.some(isSplitWord) && words.length > 1;
  const isOfMeasure = measures && ofFile.some(isMeasureWord) && !ofFile.some(isSplitWord);
  return saysSplit || isOfMeasure ? name : stem(source);
}

function namesRole(name: string): boolean {
  return wordsOfFile(name).some(isRoleWord);
}

/** The one word of the file's name that names a part of the data. */
function splitOf(run: Run): string | undefined {
  const splits = wordsOfFile(stem(run.source)).filter(isSplitWord);
  return splits.length === 1 ? splits[0] : undefined;
}

/** Joins files that stand side by side. The run has the name of its folder, and of what their names share. */
function joinCompanions(first: RunSource, parts: readonly Part[]): Run {
  const shared = runPart(stem(first)).replaceAll(' ', '-');
  const run = withEvenIndex(joinRuns(dirname(first.path), first.format, parts, shared));
  const names = run.source.files.map((file) => basename(file)).join(', ');
  return withNote(run, { code: 'joined-files', message: `The files ${names} are read as one run.` });
}
