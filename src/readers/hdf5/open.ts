import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { GrokscopeError } from '../../util/errors.js';
import type { Answer, Group } from './hdf5-worker.js';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Time of the processor that reading may take, in ms: whole files take less than a tenth of it. */
const longest = 1500;
const longestPerByte = 1 / 10_000;
/** Memory by which the process may grow while it reads, in bytes: whole files take a few times their unpacked size. */
const mostGrowth = 320 * 1024 ** 2;
const growthPerByte = 100;
/** Time between looks at both, in ms. */
const look = 50;
/** Memory for the cells of a file, beside the library's own, in MiB. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** The thread that reads; it waits for the next file, and does not keep the process alive. */
let idle: Worker | undefined;

/** Whether an HDF5 file starts here: at byte 0, or after a user block of 512, 1024, 2048 ... bytes, as MATLAB writes one. */
export function isHdf5(head: Uint8Array): boolean {
  for (let at = 0; at + signature.length <= head.length; at = at === 0 ? 512 : at * 2)
    if (signature.every((byte, index) => head[at + index] === byte)) return true;
  return false;
}

/**
 * All that an HDF5 file holds, read in a thread that sees no other file. Throws `malformed` where the file is damaged or
 * cut, also where reading does not come to an end within 1.5 s of work, and 1 s for each
 * 10 MB, and where it takes more than 320 MB of memory, and 100 times its size.
 */
export async function readHdf5(bytes: Uint8Array, path: string, signal?: AbortSignal): Promise<Group> {
  const worker = idle ?? (await startWorker());
  idle = undefined;
  worker.ref();
  const answer = await answerOf(worker, bytes, signal);
  if (answer.kind === 'read') return answer.root;
  throw new GrokscopeError(
    'malformed',
    path,
    `the HDF5 file cannot be read: ${answer.reason}`,
    'Check with `h5ls -r FILE` that the file is complete and was closed by its writer.',
  );
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL('hdf5-worker.js', import.meta.url), { execArgv: [], resourceLimits });
  // A fault that comes after the thread was given up concerns nobody.
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    if (idle === worker) idle = undefined;
  });
  await once(worker, 'message');
  return worker;
}

/** Sends a file to the thread, and ends the thread where it takes too much time or memory, or is to stop. */
async function answerOf(worker: Worker, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<Answer> {
  const excess = new AbortController();
  const watch = setInterval(watcher(bytes.length, excess), look);
  const copy = Uint8Array.from(bytes);
  try {
    const stop = signal ? AbortSignal.any([signal, excess.signal]) : excess.signal;
    const answer = once(worker, 'message', { signal: stop });
    worker.postMessage(copy, [copy.buffer]);
    const [found] = (await answer) as [Answer];
    release(worker);
    return found;
  } catch (error) {
    await worker.terminate();
    signal?.throwIfAborted();
    const reason: unknown = excess.signal.aborted ? excess.signal.reason : error;
    return { kind: 'failed', reason: reason instanceof Error ? reason.message : String(reason) };
  } finally {
    clearInterval(watch);
  }
}

/** A function that looks at what reading a file of so many bytes has taken so far, and gives it up where it is too much. */
function watcher(size: number, excess: AbortController): () => void {
  const time = Math.ceil(longest + longestPerByte * size);
  const growth = mostGrowth + growthPerByte * size;
  const [startTime, startMemory] = [process.cpuUsage(), process.memoryUsage.rss()];
  return () => {
    const { user, system } = process.cpuUsage(startTime);
    if (user + system > 1000 * time) excess.abort(new Error(`it goes on for more than ${time / 1000} s`));
    if (process.memoryUsage.rss() - startMemory > growth)
      excess.abort(new Error(`it takes more than ${Math.round(growth / 1024 ** 2)} MB of memory`));
  };
}

function release(worker: Worker): void {
  if (idle) {
    void worker.terminate();
    return;
  }
  idle = worker;
  worker.unref();
}
