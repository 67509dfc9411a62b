import { basename, dirname, relative, sep } from 'node:path';
import type { Run } from '../../run/run.js';
import { asParts, groupBy, joinRuns, type Part, replaceRuns, withNote } from './join.js';
import { restOfFolder, splitOfFolder } from './words.js';

/**
 * Folders such as `train/` and `validation/` that log the same tags are one run at their parent, with series
 * `train/epoch_loss` and `validation/epoch_loss`; so is a folder `eval/` below the run of the training itself, and so are
 * folders `exp_train/` and `exp_test/`, whose names differ in the part of the data alone.
 */
export function joinSplitFolders(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const folders = runs.filter(standsForFolder);
  const groups = groupBy(folders.filter(namesSplit), ({ source }) =>
    JSON.stringify([dirname(source.path), restOfName(source.path)]),
  );
  const byPath = new Map(folders.map((run) => [run.source.path, run]));
  for (const children of groups.values()) {
    const [parent, rest] = [dirname(children[0].source.path), restOfName(children[0].source.path)];
    const atParent = rest === '' ? runsAt(parent, byPath) : [];
    const members = [...atParent, ...children];
    if (!shareTag(members)) continue;
    const parts = members.map((run): Part => {
      const prefix = basename(run.source.path);
      return run.source.path === parent ? { run } : { run, rename: ({ name }) => `${prefix}/${name}` };
    });
    joined.set(joinRuns(parent, 'tfevents', parts, rest), members);
  }
  return replaceRuns(runs, joined);
}

/**
 * torch's `add_scalars` logs each curve in a folder `<main>_<name>` (tensorboardX: `<main>/<name>`) that holds the one
 * tag `<main>`. These folders are series of the run above, named like the folder.
 */
export function joinScalarFolders(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const folders = runs.filter(standsForFolder);
  const byPath = new Map(folders.map((run) => [run.source.path, run]));
  for (const [parent, children] of groupBy(folders, parentOfCurve)) {
    const atParent = runsAt(parent, byPath);
    if (atParent.length + children.length < 2) continue;
    const parts = children.map((run): Part => {
      const name = relative(parent, run.source.path).replaceAll(sep, '/');
      return { run, rename: () => name };
    });
    const members = [...atParent, ...children];
    joined.set(joinRuns(parent, 'tfevents', [...asParts(atParent), ...parts]), members);
  }
  return replaceRuns(runs, joined);
}

/**
 * `add_hparams` logs the settings and last metrics of a run in a folder below it. The settings go to the run above;
 * the metrics, which the run has already, are dropped. Where several such folders differ they are left alone.
 */
export function foldHparamsFolders(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const folders = runs.filter(standsForFolder);
  const children = folders.filter(holdsOnlyHparams);
  const curves = new Map(
    folders.filter((run) => !holdsOnlyHparams(run)).map((run) => [run.source.path, run]),
  );
  for (const [parent, parts] of groupBy(children, (run) => nearestAbove(run, curves))) {
    const run = curves.get(parent);
    if (!run || new Set(parts.map(({ config }) => JSON.stringify(config))).size > 1) continue;
    const settings = parts.map((part) => ({ ...part, series: [] }));
    const message = `The settings are those in ${basename(parts[0].source.path)}/.`;
    const folded = joinRuns(parent, 'tfevents', asParts([run, ...settings]));
    joined.set(withNote(folded, { code: 'hparams-folder', message }), [run, ...parts]);
  }
  return replaceRuns(runs, joined);
}

function standsForFolder({ id, source }: Run): boolean {
  return source.format === 'tfevents' && id === source.path;
}

function namesSplit({ source }: Run): boolean {
  return splitOfFolder(basename(source.path)) !== undefined;
}

function restOfName(path: string): string {
  return restOfFolder(basename(path));
}

function shareTag(runs: readonly Run[]): boolean {
  const tags = runs.flatMap((run) => run.series.map(({ name }) => name));
  return new Set(tags).size < tags.length;
}

function parentOfCurve({ series, source }: Run): string | undefined {
  const [only, ...others] = series;
  if (!only || others.length > 0) return undefined;
  if (basename(source.path).startsWith(`${only.name.replaceAll('/', '_')}_`)) return dirname(source.path);
  const folder = sep + dirname(source.path);
  const main = sep + only.name.replaceAll('/', sep);
  return folder.endsWith(main) ? folder.slice(1, -main.length) || '.' : undefined;
}

function holdsOnlyHparams({ config, series }: Run): boolean {
  return (
    config.some(({ from }) => from === 'hparams plugin') &&
    series.every(({ steps }) => steps.every((step) => step === steps[0]))
  );
}

function runsAt(path: string, byPath: ReadonlyMap<string, Run>): Run[] {
  const run = byPath.get(path);
  return run ? [run] : [];
}

/** The path of the nearest folder above a run that is one of the candidates. */
function nearestAbove({ source }: Run, candidates: ReadonlyMap<string, Run>): string | undefined {
  let folder = dirname(source.path);
  while (!candidates.has(folder)) {
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
  return folder;
}
