import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../src/detectors/diagnose.js';
import { diagnoseRuns, type DiagnosisTask } from '../src/diagnose-runs.js';
import { findHyperparameters } from '../src/run/find-hyperparameters.js';
import { makeCurves } from '../src/run/make-curves.js';
import { logSteps, move, noise, runOf } from './helpers/synthetic.js';

const built = new URL('../dist/diagnosis-worker.js', import.meta.url);

/** Runs that differ in the time of the move, so that none can stand for another. */
const tasks = Array.from({ length: 70 }, (_, index): DiagnosisTask => {
  const steps = logSteps(1, 10_000, 30);
  const shaken = noise(steps.length, 0.01, 0, index);
  const run = runOf(steps, {
    train_acc: steps.map(move(0.1, 1, 20)),
    test_acc: steps.map((step, at) => move(0.1, 0.98, 500 + 20 * index)(step) + (shaken[at] as number)),
  });
  const hyperparameters = findHyperparameters(run, {});
  return { hyperparameters, curves: makeCurves(run, hyperparameters, {}) };
});
const alone = tasks.map(({ curves, hyperparameters }) => diagnose(curves, hyperparameters));
const program = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const refusing = program(
  `import { parentPort } from 'node:worker_threads';
  parentPort.on('message', (tasks) => parentPort.postMessage(tasks.map(() => undefined)));`,
);

describe('many runs', () => {
  it.skipIf(!existsSync(built))('are diagnosed by workers as they are alone, in their order', async () => {
    expect(await diagnoseRuns(tasks, { worker: built })).toEqual(alone);
  });

  it('are all there where workers cannot start, end early, or refuse', async () => {
    for (const worker of [program('throw 1'), program('process.exit()'), refusing, undefined])
      expect(await diagnoseRuns(tasks, { worker })).toEqual(alone);
  });

  it('fail as the first of them fails alone', async () => {
    const broken = (message: string): DiagnosisTask => ({
      hyperparameters: {},
      get curves(): never {
        throw new Error(message);
      },
    });
    const some = [...tasks.slice(0, 40), broken('first'), ...tasks.slice(40), broken('second')];
    for (const worker of [refusing, undefined])
      await expect(diagnoseRuns(some, { worker })).rejects.toThrow('first');
  });

  it('can be given up', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(diagnoseRuns(tasks, { worker: refusing, signal })).rejects.toThrow('given up');
  });
});
