import type { Curves } from '../../run/curves.js';
import { thresholds } from '../thresholds.js';
import { type Evaluation, evaluationsAfter } from './evaluation.js';
import { LevelAlarm, type LevelAlarmState } from './level-alarm.js';
import { RestingLevel } from './resting-level.js';

/**
 * `settling`: train is fitted, and test has not come to rest since, or since the last alarm came to nothing.
 * At rest it is on a `plateau` (low), on a `shelf` (middling) or `generalised`; `rise` and `fall` last from an alarm
 * until test rests again.
 */
export type WatchPhase = 'memorising' | 'settling' | 'plateau' | 'shelf' | 'generalised' | 'rise' | 'fall';

/** A change of phase. */
export interface WatchEvent {
  readonly step: number;
  readonly phase: WatchPhase;
  readonly before: WatchPhase;
  /** Expected number of evaluations to a false alarm; null where the change is no alarm. */
  readonly averageRunLength: number | null;
}

export interface WatchOptions {
  /** Expected number of test evaluations on a plateau until a false alarm. Default: 1e6. */
  readonly averageRunLength?: number;
  /** Accuracy of a guess. Default: 0. */
  readonly chance?: number;
}

/** Everything that a watch knows, as plain JSON. */
export interface WatchState {
  readonly phase: WatchPhase;
  readonly averageRunLength: number;
  readonly chance: number;
  /** Last step that was pushed; null before the first. */
  readonly lastStep: number | null;
  readonly memorised: number | null;
  /** Evaluations in a row at which train was fitted. */
  readonly fitted: number;
  /** Test accuracies were pushed, so that test losses do not count. */
  readonly hasTestAccuracy: boolean;
  readonly firstTrainLoss: number | null;
  readonly firstTestLoss: number | null;
  readonly resting: readonly number[];
  readonly alarm: LevelAlarmState | null;
}

/** Train score that counts as fitted, and how many evaluations in a row must have it. */
const fit = 0.99;
const lasting = 3;

/**
 * Follows a run evaluation by evaluation: tells when train is fitted, when test comes to rest, and raises an alarm with
 * a stated average run length when it begins to rise (grokking) or to fall (misgrokking). Time and memory per evaluation
 * are constant. The diagnosis with its forecast is made from the whole log, by `diagnose`, when one is wanted.
 *
 * @example
 * const watch = new RunWatch();
 * for (let step = 1; step <= 40; step++) watch.push({ step, trainAccuracy: 1, testAccuracy: 0.05 });
 * watch.phase; // => 'plateau'
 * let event = null;
 * for (let step = 41; event === null; step++) event = watch.push({ step, trainAccuracy: 1, testAccuracy: 0.7 });
 * event; // => { step: 51, phase: 'rise', before: 'plateau', averageRunLength: 1e6 }
 */
export class RunWatch {
  private current: WatchPhase;
  private readonly averageRunLength: number;
  private readonly chance: number;
  private lastStep: number | null;
  private memorised: number | null;
  private fitted: number;
  private hasTestAccuracy: boolean;
  private firstTrainLoss: number | null;
  private firstTestLoss: number | null;
  private resting: RestingLevel;
  private alarm: LevelAlarm | null;

  constructor({ averageRunLength = 1e6, chance = 0 }: WatchOptions = {}, state?: WatchState) {
    this.current = state?.phase ?? 'memorising';
    this.averageRunLength = state?.averageRunLength ?? averageRunLength;
    this.chance = state?.chance ?? chance;
    this.lastStep = state?.lastStep ?? null;
    this.memorised = state?.memorised ?? null;
    this.fitted = state?.fitted ?? 0;
    this.hasTestAccuracy = state?.hasTestAccuracy ?? false;
    this.firstTrainLoss = state?.firstTrainLoss ?? null;
    this.firstTestLoss = state?.firstTestLoss ?? null;
    this.resting = new RestingLevel(state?.resting);
    this.alarm = state?.alarm ? LevelAlarm.resume(state.alarm) : null;
  }

  /** Continues from `state()`, for example after a restart. */
  static resume(state: WatchState): RunWatch {
    return new RunWatch({}, state);
  }

  get phase(): WatchPhase {
    return this.current;
  }

  /** First step of the evaluations at which train was fitted for good; null before. */
  get memorisedAt(): number | null {
    return this.memorised;
  }

  /**
   * Takes the next evaluation; tells where the phase changes. Evaluations at or before the last step, and those without
   * a finite train or test value, change nothing.
   */
  push(evaluation: Evaluation): WatchEvent | null {
    const { step } = evaluation;
    if (this.lastStep !== null && step <= this.lastStep) return null;
    this.lastStep = step;
    const train = this.trainScore(evaluation);
    const test = this.testScore(evaluation);
    if (test === null) return null;
    if (this.memorised === null) return this.memorise(step, train);
    if (this.alarm) return this.listen(step, test);
    const level = this.resting.push(test);
    return level === null ? null : this.rest(step, level);
  }

  /** Pushes the test evaluations of a log that are new, and tells every change of phase. */
  follow(curves: Curves): WatchEvent[] {
    const after = this.lastStep ?? Number.NEGATIVE_INFINITY;
    return [...evaluationsAfter(curves, after)]
      .map((evaluation) => this.push(evaluation))
      .filter((event) => event !== null);
  }

  state(): WatchState {
    return {
      phase: this.current,
      averageRunLength: this.averageRunLength,
      chance: this.chance,
      lastStep: this.lastStep,
      memorised: this.memorised,
      fitted: this.fitted,
      hasTestAccuracy: this.hasTestAccuracy,
      firstTrainLoss: this.firstTrainLoss,
      firstTestLoss: this.firstTestLoss,
      resting: this.resting.state(),
      alarm: this.alarm?.state() ?? null,
    };
  }

  private memorise(step: number, train: number | null): WatchEvent | null {
    this.fitted = train !== null && train >= fit ? this.fitted + 1 : 0;
    if (this.fitted < lasting) return null;
    this.memorised = step;
    return this.enter('settling', step, null);
  }

  private listen(step: number, test: number): WatchEvent | null {
    const direction = this.alarm?.push(test) ?? null;
    if (direction === null) return null;
    this.alarm = null;
    this.resting = new RestingLevel();
    return this.enter(direction, step, this.averageRunLength);
  }

  private rest(step: number, level: number): WatchEvent | null {
    this.alarm = LevelAlarm.at(level, this.averageRunLength);
    if (level < thresholds.low) return this.enter('plateau', step, null);
    return this.enter(level < thresholds.high ? 'shelf' : 'generalised', step, null);
  }

  private enter(phase: WatchPhase, step: number, averageRunLength: number | null): WatchEvent {
    const before = this.current;
    this.current = phase;
    return { step, phase, before, averageRunLength };
  }

  private trainScore({ trainAccuracy, trainLoss }: Evaluation): number | null {
    if (isFinite(trainAccuracy)) return this.accuracyScore(trainAccuracy);
    if (!isFinite(trainLoss)) return null;
    this.firstTrainLoss ??= trainLoss;
    return 1 - trainLoss / this.firstTrainLoss;
  }

  private testScore({ testAccuracy, testLoss }: Evaluation): number | null {
    if (isFinite(testAccuracy)) {
      this.hasTestAccuracy = true;
      return this.accuracyScore(testAccuracy);
    }
    if (this.hasTestAccuracy || !isFinite(testLoss)) return null;
    this.firstTestLoss ??= testLoss;
    return 1 - testLoss / this.firstTestLoss;
  }

  private accuracyScore(accuracy: number): number {
    return (accuracy - this.chance) / (1 - this.chance);
  }
}

function isFinite(value: number | undefined): value is number {
  return Number.isFinite(value);
}
