import { expect, it } from 'vitest';
import { assemble } from '../../../src/readers/assemble/assemble.js';
import { stepsByName } from '../helpers/plain.js';
import { at, fileRun } from '../helpers/runs.js';

const startLog = (folder: string, id: string, ...steps: number[]) =>
  fileRun(`wandb/${folder}-${id}/run-${id}.wandb`, { format: 'wandb', series: { loss: at(...steps) } });

const state = (path: string, ...steps: number[]) =>
  fileRun(path, { format: 'hf-trainer-state', series: { loss: at(...steps) } });

it('joins the W&B logs of one run id in the order of time', () => {
  const runs = assemble([
    startLog('offline-run-20240102_000000', 'aaaa', 20, 30),
    startLog('run-20240101_000000', 'aaaa', 0, 10, 25),
    startLog('run-20240101_000000', 'bbbb', 0),
  ]);
  expect(runs.map(({ id }) => id)).toEqual(['wandb#aaaa', 'wandb/run-20240101_000000-bbbb/run-bbbb.wandb']);
  expect(stepsByName(runs[0])).toEqual({ loss: [0, 10, 25, 20, 30] });
  expect(runs[0]?.notes.map(({ code }) => code)).toEqual(['resumed']);
});

it('counts the _step of W&B on through the starts of a run that was resumed offline', () => {
  const axis = { name: '_step', unit: 'step' } as const;
  const log = (day: number, ...steps: number[]) =>
    fileRun(`wandb/run-2024010${day}_000000-a/run-a.wandb`, {
      format: 'wandb',
      series: { loss: at(...steps) },
      axis,
    });
  const [restarted] = assemble([log(1, 0, 1, 2), log(2, 0, 1), log(3, 0, 4)]);
  expect(stepsByName(restarted)).toEqual({ loss: [0, 1, 2, 3, 4, 5, 9] });
  const [resumed] = assemble([log(1, 0, 1, 2), log(2, 3, 4)]);
  expect(stepsByName(resumed)).toEqual({ loss: [0, 1, 2, 3, 4] });
});

it('keeps the longest of the trainer states of one training', () => {
  const runs = assemble([
    state('a/checkpoint-1000/trainer_state.json', 0, 500, 1000),
    state('a/checkpoint-500/trainer_state.json', 0, 500),
    state('b/checkpoint-500/trainer_state.json', 0, 500),
  ]);
  expect(runs.map(({ id }) => id)).toEqual([
    'a/checkpoint-1000/trainer_state.json',
    'b/checkpoint-500/trainer_state.json',
  ]);
  expect(runs[0]?.notes.map(({ code }) => code)).toEqual(['older-checkpoints']);
});
