import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Analysis, AnalysedRun } from '../analysis.js';
import { inputError, unknownSeries } from '../analyze.js';
import type { AnalyzeOptions } from '../options.js';
import { joinFiles } from '../readers/read-runs.js';
import type { SettingsOfFolders } from '../readers/sidecars/sidecars.js';
import type { Run } from '../run/run.js';
import type { GrokscopeError } from '../util/errors.js';
import type { FollowEvent, LiveState } from './events.js';
import { FollowedPaths } from './followed-paths.js';
import { FollowedRun } from './followed-run.js';

/** Most of a processor that following takes. */
const share = 0.2;
/** Least milliseconds of diagnosis between two looks at the files. It is as long as reading took where that is longer. */
const slice = 250;
/** Milliseconds for which the settings beside logs are remembered. */
const settingsAge = 2000;

/** Problems that more of a log may solve. */
const passing: ReadonlySet<string> = new Set(['not-found', 'no-logs', 'empty', 'not-a-log', 'no-series']);

export interface FollowOptions extends AnalyzeOptions {
  /** Milliseconds between two looks at the files. Default: 1000. */
  readonly interval?: number;
  /** Hears what happens, in order. */
  readonly onEvent?: (event: FollowEvent) => void;
}

/**
 * Follows logs as they grow: an `Analysis` that stays up to date. New rows are read at every look, phases and alarm are
 * those of `RunWatch`, and each run is diagnosed anew as often as a fifth of a processor allows. At rest the
 * analysis is the one that `analyze` gives.
 */
export class Follower {
  private readonly options: FollowOptions;
  private readonly paths: FollowedPaths;
  private readonly runs = new Map<string, FollowedRun>();
  private readonly listeners = new Set<() => void>();
  private readonly toldProblems = new Set<string>();
  private settings: SettingsOfFolders = new Map();
  private settingsSince = Number.NEGATIVE_INFINITY;
  private joinErrors: readonly GrokscopeError[] = [];
  private analysis: Analysis = { runs: [], errors: [] };
  private order: readonly string[] = [];
  private hasStarted = false;

  /** @param paths files and folders, which need not exist yet, and addresses of MLflow servers */
  constructor(paths: readonly string[], options: FollowOptions = {}) {
    this.options = options;
    const { step, signal } = options;
    this.paths = new FollowedPaths(paths, {
      ...(step === undefined ? {} : { step }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  /** The newest analysis; another object after every change. */
  current(): Analysis {
    return this.analysis;
  }

  /** Where a run of the analysis stands. */
  stateOf({ run }: AnalysedRun): LiveState | undefined {
    return this.runs.get(run.id)?.state();
  }

  /** Whether everything that was there at the start has been diagnosed. */
  get isReady(): boolean {
    return this.hasStarted;
  }

  /** Whether a log says more than its diagnosis knows. */
  get isBehind(): boolean {
    return this.nextDiagnosis < Number.POSITIVE_INFINITY;
  }

  /** Calls the listener after each change of the analysis; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Follows until `options.signal` aborts, with whose reason it then rejects. */
  async follow(): Promise<never> {
    const { interval = 1000, signal } = this.options;
    // Whoever starts to follow waits for the first look, so that one is not held to the share.
    await this.look();
    for (;;) {
      const start = performance.now();
      const before = process.cpuUsage();
      await this.look();
      const { user, system } = process.cpuUsage(before);
      const now = performance.now();
      const rest = (user + system) / 1000 / share - (now - start);
      const pause = Math.max(rest, Math.min(interval, this.nextDiagnosis - now), 1);
      await setTimeout(pause, undefined, signal ? { signal } : {}).catch(() => undefined);
      signal?.throwIfAborted();
    }
  }

  /**
   * Reads what is new and diagnoses what is due: everything at the first look, some of it at later ones.
   *
   * @param now a clock in milliseconds that never goes back
   */
  async look(now: number = performance.now()): Promise<void> {
    const start = performance.now();
    const { hasWalked, hasChanged } = await this.paths.look(now);
    if (hasWalked || now - this.settingsSince > settingsAge) {
      this.settings = new Map();
      this.settingsSince = now;
    }
    if (hasChanged) await this.take(this.paths.runs);
    const hasNews = await this.diagnose(now, Math.max(slice, performance.now() - start));
    if (hasChanged || hasNews || !this.hasStarted) {
      this.hasStarted = true;
      this.tellProblems();
      this.publish();
    }
  }

  private async take(read: readonly Run[]): Promise<void> {
    const { runs, errors } = await joinFiles(read, this.paths.named, this.settings);
    this.joinErrors = errors;
    const ids = new Set(runs.map(({ id }) => id));
    for (const run of runs) this.runOf(run, ids).update(run);
    for (const [id, followed] of this.runs)
      if (!ids.has(id)) for (const event of followed.leave()) this.tell(event);
    this.order = [...ids];
  }

  /** The run that was followed under this id, or under another one before more files made it a part of a larger run. */
  private runOf({ id, source }: Run, ids: ReadonlySet<string>): FollowedRun {
    const known = this.runs.get(id);
    if (known) return known;
    const files = new Set(source.files);
    const before = [...this.runs].find(
      ([other, { isThere, files: own }]) => isThere && !ids.has(other) && own.some((file) => files.has(file)),
    );
    if (before) this.runs.delete(before[0]);
    const followed = before?.[1] ?? new FollowedRun(this.options, this.hasStarted);
    this.runs.set(id, followed);
    return followed;
  }

  /** Diagnoses runs for so many milliseconds, those that have waited longest first. Tells whether there were any. */
  private async diagnose(now: number, duration: number): Promise<boolean> {
    let end = performance.now() + duration;
    const queue = [...this.runs.values()]
      .flatMap((followed) => (followed.due === undefined ? [] : [{ followed, due: followed.due }]))
      .filter(({ due }) => due <= now)
      .toSorted((one, other) => one.due - other.due);
    for (const { followed } of queue) {
      for (const event of followed.diagnose(now)) this.tell(event);
      await setImmediate();
      this.options.signal?.throwIfAborted();
      if (performance.now() < end) continue;
      if (this.hasStarted) break;
      this.publish();
      end = performance.now() + duration;
    }
    return queue.length > 0;
  }

  /** When the next run is due, Infinity where none is. */
  private get nextDiagnosis(): number {
    return Math.min(...Array.from(this.runs.values(), ({ due }) => due ?? Number.POSITIVE_INFINITY));
  }

  private publish(): void {
    const errors = [...this.paths.errors, ...this.joinErrors].map(inputError);
    this.analysis = { runs: this.analysed(), errors };
    for (const listener of this.listeners) listener();
  }

  private analysed(): AnalysedRun[] {
    return this.order.flatMap((id) => this.runs.get(id)?.analysed ?? []);
  }

  /** Tells each problem once. */
  private tellProblems(): void {
    const unknown = unknownSeries(this.analysed());
    const problems = [...this.paths.errors, ...this.joinErrors, ...(unknown ? [unknown] : [])];
    const keys = new Set(problems.map(keyOf));
    for (const told of this.toldProblems) if (!keys.has(told)) this.toldProblems.delete(told);
    for (const problem of problems) {
      if (this.toldProblems.has(keyOf(problem))) continue;
      this.toldProblems.add(keyOf(problem));
      this.tell({
        kind: passing.has(problem.code) ? 'waiting' : 'problem',
        problem: inputError(problem),
      });
    }
  }

  private tell(event: FollowEvent): void {
    this.options.onEvent?.(event);
  }
}

function keyOf({ code, path }: GrokscopeError): string {
  return `${code} ${path}`;
}
