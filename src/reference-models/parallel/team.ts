import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** This thread and workers that share its memory, for jobs too short to be sent as messages. */
export interface Team {
  /** Threads, this one included. */
  readonly members: number;
  /** Runs a job on all members at once and returns when all are done. Blocks this thread. */
  readonly run: (job: number) => void;
  /** Ends the workers. The process can end without it. */
  readonly close: () => void;
}

/**
 * Makes one member's share of the jobs. It and the `parts` are sent to the workers as source text: none of them may use
 * anything but its arguments and globals. Results go to shared buffers in `data`.
 */
export type SetUp<Parts, Data> = (
  parts: Parts,
  data: Data,
  member: number,
  members: number,
) => (job: number) => void;

// Places in the shared control words.
const ticket = 0;
const jobNumber = 1;
const pending = 2;
const failed = 3;
const lastJob = -1;

/**
 * Looks at a word before a thread goes to sleep on it. Waking a sleeper takes longer than the jobs do; this many looks
 * take about 0.2 ms.
 */
const looks = 20_000;

/**
 * Opens a team of `members` threads; with one there are no workers. `data` must be structured-cloneable, and what members
 * write into must lie in SharedArrayBuffers.
 *
 * @throws Error where a worker cannot start.
 */
export async function openTeam<Parts extends object, Data>(
  members: number,
  setUp: SetUp<Parts, Data>,
  parts: Parts,
  data: Data,
): Promise<Team> {
  const control = new Int32Array(new SharedArrayBuffer(4 * Int32Array.BYTES_PER_ELEMENT));
  const script = workerScript(setUp, parts);
  const workers = Array.from({ length: members - 1 }, (_, index) => {
    const workerData = { control, data, member: index + 1, members };
    // Flags of this process, such as --input-type, could make the script something else than it is.
    return new Worker(script, { eval: true, execArgv: [], workerData });
  });
  try {
    await Promise.all(workers.map((worker) => once(worker, 'message')));
  } catch (error) {
    for (const worker of workers) void worker.terminate();
    throw error;
  }
  for (const worker of workers) worker.unref();
  const runOwn = setUp(parts, data, 0, members);

  function give(job: number): void {
    Atomics.store(control, jobNumber, job);
    Atomics.store(control, pending, workers.length);
    Atomics.add(control, ticket, 1);
    Atomics.notify(control, ticket);
  }

  function run(job: number): void {
    if (workers.length === 0) {
      runOwn(job);
      return;
    }
    give(job);
    try {
      runOwn(job);
    } finally {
      for (let look = 0; look < looks && Atomics.load(control, pending) > 0; look++);
      for (let left = Atomics.load(control, pending); left > 0; left = Atomics.load(control, pending)) {
        Atomics.wait(control, pending, left);
      }
    }
    if (Atomics.load(control, failed) > 0) throw new Error('a worker thread failed');
  }

  return { members, run, close: () => give(lastJob) };
}

function workerScript<Parts extends object, Data>(setUp: SetUp<Parts, Data>, parts: Parts): string {
  const sources = Object.entries(parts).map(([name, part]) => `${JSON.stringify(name)}: (${String(part)})`);
  return `
    const { parentPort, workerData } = require('node:worker_threads');
    const { control, data, member, members } = workerData;
    const run = (${String(setUp)})({ ${sources.join(', ')} }, data, member, members);
    parentPort.postMessage('ready');
    for (let seen = 0; ; seen++) {
      for (let look = 0; look < ${looks} && Atomics.load(control, ${ticket}) === seen; look++);
      // The call that woke this thread may have been for a job that it had found by itself, and done.
      while (Atomics.load(control, ${ticket}) === seen) Atomics.wait(control, ${ticket}, seen);
      const job = Atomics.load(control, ${jobNumber});
      if (job === ${lastJob}) break;
      try {
        run(job);
      } catch {
        Atomics.store(control, ${failed}, 1);
      }
      if (Atomics.sub(control, ${pending}, 1) === 1) Atomics.notify(control, ${pending});
    }`;
}
