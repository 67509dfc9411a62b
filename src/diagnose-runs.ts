import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { diagnose } from './detectors/diagnose.js';
import type { Diagnosis } from './detectors/diagnosis.js';
import type { Curves } from './run/curves.js';
import type { Hyperparameters } from './run/hyperparameters.js';

/** What a diagnosis is made of. */
export interface DiagnosisTask {
  readonly curves: Curves;
  readonly hyperparameters: Hyperparameters;
}

interface PoolOptions {
  readonly signal?: AbortSignal | undefined;
  /** The program of the workers. Default: the built one, where there is one. */
  readonly worker?: URL | undefined;
}

/** Fewer runs are diagnosed by the time that a worker has started. */
const fewestRuns = 64;
/** Runs that a worker gets at once. */
const batchSize = 8;

/** The built program, as seen from the library and from the command line; there is none beside the sources. */
function builtWorker(): URL | undefined {
  return ['./diagnosis-worker.js', '../diagnosis-worker.js']
    .map((place) => new URL(place, import.meta.url))
    .find((place) => existsSync(place));
}

/**
 * Diagnoses runs, many of them on all processors. The diagnoses come in the order of the tasks and are those of `diagnose`;
 * where it throws for several, the first failure is thrown.
 */
export async function diagnoseRuns(
  tasks: readonly DiagnosisTask[],
  options: PoolOptions = {},
): Promise<Diagnosis[]> {
  const diagnoses: (Diagnosis | undefined)[] = tasks.map(() => undefined);
  const workers = tasks.length < fewestRuns ? [] : startWorkers(options.worker ?? builtWorker());
  if (workers.length > 0)
    try {
      await share(tasks, diagnoses, workers, options.signal);
    } finally {
      for (const one of workers) void one.terminate();
    }
  return tasks.map(
    ({ curves, hyperparameters }, index) => diagnoses[index] ?? diagnose(curves, hyperparameters),
  );
}

function startWorkers(program: URL | undefined): Worker[] {
  if (!program) return [];
  return Array.from({ length: availableParallelism() - 1 }, () => new Worker(program, { execArgv: [] }));
}

/** This thread and the workers take runs from one queue. Runs that fail, or whose worker does, are left undefined. */
async function share(
  tasks: readonly DiagnosisTask[],
  diagnoses: (Diagnosis | undefined)[],
  workers: readonly Worker[],
  signal: AbortSignal | undefined,
): Promise<void> {
  let next = 0;
  const take = (count: number): number[] => {
    const first = next;
    next = Math.min(first + count, tasks.length);
    return Array.from({ length: next - first }, (_, index) => first + index);
  };
  const drive = async (worker: Worker): Promise<void> => {
    const ended = new AbortController();
    worker.once('error', () => ended.abort()).once('exit', () => ended.abort());
    for (let batch = take(batchSize); batch.length > 0; batch = take(batchSize)) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a thread, not a window
      worker.postMessage(batch.map((index) => taskOf(tasks[index] as DiagnosisTask)));
      const [answers]: readonly (Diagnosis | undefined)[][] = await once(worker, 'message', {
        signal: ended.signal,
      });
      for (const [place, index] of batch.entries()) diagnoses[index] = answers?.[place];
    }
  };
  const driven = Promise.allSettled(workers.map(drive));
  for (let [index] = take(1); index !== undefined; [index] = take(1)) {
    signal?.throwIfAborted();
    try {
      const { curves, hyperparameters } = tasks[index] as DiagnosisTask;
      diagnoses[index] = diagnose(curves, hyperparameters);
    } catch {
      // It is made again when all others are, so that the first failure is the one that is told.
    }
    await setImmediate();
  }
  await driven;
}

/** The task alone, without what else its caller keeps with it. */
function taskOf({ curves, hyperparameters }: DiagnosisTask): DiagnosisTask {
  return { curves, hyperparameters };
}
