import { readMlflowServer } from '../readers/mlflow-server/index.js';
import { asFailure } from '../readers/read-runs.js';
import type { ReadOptions } from '../readers/reader.js';
import type { Run } from '../run/run.js';
import type { GrokscopeError } from '../util/errors.js';

/** Milliseconds between two questions to a server. */
const pause = 15_000;

/** The runs of an MLflow server, which is asked again and again: it cannot be told whether it has something new. */
export class FollowedServer {
  readonly path: string;
  runs: readonly Run[] = [];
  failure: GrokscopeError | undefined;
  private readonly options: ReadOptions;
  private next = Number.NEGATIVE_INFINITY;

  constructor(address: string, options: ReadOptions) {
    this.path = address;
    this.options = options;
  }

  /** Asks when it is time to. A server that does not answer keeps the runs that it gave before. */
  async look(now: number): Promise<boolean> {
    if (now < this.next) return false;
    this.next = now + pause;
    try {
      this.runs = await readMlflowServer(this.path, this.options);
      this.failure = undefined;
    } catch (error) {
      this.options.signal?.throwIfAborted();
      this.failure = asFailure(error, this.path);
    }
    return true;
  }
}
