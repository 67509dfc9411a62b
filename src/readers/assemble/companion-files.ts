import { basename, dirname, extname } from 'node:path';
import type { Run, RunSource, Series } from '../../run/run.js';
import { withEvenIndex } from './even-index.js';
import { groupBy, joinRuns, type Part, replaceRuns, withNote } from './join.js';
import { isRoleWord, isSplitWord, runPart, withoutSplit, wordsOfFile } from './words.js';

/**
 * Joins files of one folder that hold one curve each, such as `train_loss.npy` and `test_loss.npy`: their names are alike
 * but for words of roles (train, test, loss, accuracy), and each says another role.
 */
export function joinCurveFiles(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const single = soleRuns(runs).filter(({ series }) => series.length === 1);
  for (const parts of groupBy(single, (run) => keyOf(run, runPart(stem(run.source)))).values()) {
    const names = new Set(parts.map(curveName));
    const complementary = parts.length > 1 && names.size === parts.length && [...names].every(namesRole);
    if (!complementary) continue;
    const named = parts.map((run) => ({ run, rename: () => curveName(run) }));
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
function soleRuns(runs: readonly Run[]): Run[] {
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

/** The name in the file where it says a role by itself, else that of the file. */
function curveName(run: Run): string {
  const inside = run.series[0]?.name ?? '';
  const words = wordsOfFile(inside);
  return words.some(isSplitWord) && words.length > 1 ? inside : stem(run.source);
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
