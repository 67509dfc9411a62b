import { basename, dirname } from 'node:path';
import type { Run } from '../../run/run.js';
import { asParts, groupBy, joinRuns, replaceRuns, withNote } from './join.js';

/** Joins the logs that W&B wrote for one run id, in the order of time: each start of a resumed run writes a new folder. */
export function joinResumedWandb(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const logs = runs.filter(({ source }) => source.format === 'wandb');
  for (const found of groupBy(logs, wandbRun).values()) {
    if (found.length < 2) continue;
    const parts = found.toSorted((one, other) => startTime(one).localeCompare(startTime(other)));
    const { path } = found[0].source;
    const run = joinRuns(wandbFolder(path), 'wandb', asParts(continued(parts)), wandbId(path));
    const message = `${parts.length} logs of the resumed run are read one after the other.`;
    joined.set(withNote(run, { code: 'resumed', message }), parts);
  }
  return replaceRuns(runs, joined);
}

/**
 * Offline, each start of a resumed run counts `_step` from 0 again. Such counts go on behind those of the start before;
 * axes that the training counts itself are left as they are.
 */
function continued(starts: readonly Run[]): Run[] {
  let next = 0;
  return starts.map((run) => {
    const counted = run.series.filter(({ axis }) => axis.name === '_step');
    const offset = Math.min(...counted.map(({ steps }) => steps[0] ?? 0)) < next ? next : 0;
    next = offset + 1 + Math.max(-1, ...counted.map(({ steps }) => steps.at(-1) ?? -1));
    if (offset === 0) return run;
    const series = run.series.map((one) =>
      counted.includes(one) ? { ...one, steps: one.steps.map((step) => step + offset) } : one,
    );
    return { ...run, series };
  });
}

/** Drops the states that the HF Trainer left in `checkpoint-N/` where a longer one of the same training is there. */
export function keepNewestTrainerState(runs: readonly Run[]): Run[] {
  const joined = new Map<Run, readonly Run[]>();
  const states = runs.filter(({ source }) => basename(source.path) === 'trainer_state.json');
  for (const found of groupBy(states, ({ source }) => trainingFolder(source.path)).values()) {
    if (found.length < 2) continue;
    const newest = found.reduce((one, other) => (points(other) >= points(one) ? other : one));
    const older = `${found.length - 1} older states of the same training, which it includes, are left out.`;
    joined.set(withNote(newest, { code: 'older-checkpoints', message: older }), found);
  }
  return replaceRuns(runs, joined);
}

function wandbRun({ source }: Run): string {
  return JSON.stringify([wandbFolder(source.path), wandbId(source.path)]);
}

function wandbFolder(file: string): string {
  return dirname(dirname(file));
}

/** `run-<id>.wandb` */
function wandbId(file: string): string {
  return basename(file)
    .replace(/^run-/, '')
    .replace(/\.wandb$/, '');
}

/** The time in the name of the folder `offline-run-20240131_235959-<id>`. */
function startTime(run: Run): string {
  return /\d{8}_\d{6}/.exec(basename(dirname(run.source.path)))?.[0] ?? '';
}

function trainingFolder(file: string): string {
  const folder = dirname(file);
  return /^checkpoint-\d+$/.test(basename(folder)) ? dirname(folder) : folder;
}

function points(run: Run): number {
  return run.series.reduce((sum, { values }) => sum + values.length, 0);
}
