import type { AnalysedRun } from '../analysis.js';
import { derive } from '../analyze.js';
import { diagnose } from '../detectors/diagnose.js';
import type { Forecast } from '../detectors/diagnosis.js';
import type { WatchEvent } from '../detectors/online/index.js';
import type { AnalyzeOptions } from '../options.js';
import type { Curves } from '../run/curves.js';
import type { Run } from '../run/run.js';
import type { FollowEvent, LiveState } from './events.js';
import { PhaseTracker } from './phase-tracker.js';
import { isSameRun } from './same-run.js';

/** A run waits this many times as long as its last diagnosis took until the next, unless its phase has changed. */
const patience = 20;
/** Part by which a forecast has to move to be told again. */
const move = 0.1;

/** One run whose log grows. */
export class FollowedRun {
  private readonly options: AnalyzeOptions;
  private readonly phases = new PhaseTracker();
  private prepared: ReturnType<typeof derive> | undefined;
  private told: AnalysedRun | undefined;
  private toldForecast: Forecast | null = null;
  private changes: WatchEvent[] = [];
  private isUrgent = true;
  private isStale = false;
  private nextDiagnosis = Number.NEGATIVE_INFINITY;
  /** Whether the run came after the first look at everything. */
  private readonly isNew: boolean;
  /** Whether its log is there. */
  isThere = false;

  constructor(options: AnalyzeOptions, isNew: boolean) {
    this.options = options;
    this.isNew = isNew;
  }

  /** The newest diagnosis, with the curves that it is of; undefined before the first. */
  get analysed(): AnalysedRun | undefined {
    return this.told;
  }

  get files(): readonly string[] {
    return this.prepared?.run.source.files ?? [];
  }

  /** Takes the run as its log says it now. */
  update(run: Run): void {
    if (this.prepared && isSameRun(this.prepared.run, run)) return;
    this.prepared = derive(run, this.options);
    const changes = this.phases.update(this.prepared.curves);
    this.changes.push(...changes);
    this.isUrgent ||= changes.length > 0 || !this.isThere;
    this.isStale = true;
  }

  /**
   * When the run wants its next diagnosis, in milliseconds as `now` counts them; undefined where nothing has changed
   * since the last one.
   */
  get due(): number | undefined {
    if (!this.isStale) return undefined;
    return this.isUrgent ? Number.NEGATIVE_INFINITY : this.nextDiagnosis;
  }

  /** Diagnoses the run as it is now, and tells what that changes. */
  diagnose(now: number): FollowEvent[] {
    if (!this.prepared) return [];
    const start = performance.now();
    const { curves, hyperparameters } = this.prepared;
    const analysed = { ...this.prepared, diagnosis: diagnose(curves, hyperparameters) };
    this.nextDiagnosis = now + patience * (performance.now() - start);
    this.isUrgent = false;
    this.isStale = false;
    const before = this.told;
    this.told = analysed;
    const events: FollowEvent[] = [];
    const of = { analysed, state: this.state() };
    if (!this.isThere) {
      this.isThere = true;
      events.push({ kind: 'found', ...of });
    } else events.push(...this.changes.map((change): FollowEvent => ({ kind: 'phase', change, ...of })));
    this.changes = [];
    const previous = before?.diagnosis.verdict ?? (this.isNew ? 'insufficient_data' : undefined);
    const { verdict, forecast } = analysed.diagnosis;
    if (previous !== undefined && previous !== verdict) events.push({ kind: 'verdict', previous, ...of });
    if (hasMoved(this.toldForecast, forecast)) {
      this.toldForecast = forecast;
      events.push({ kind: 'forecast', forecast, ...of });
    }
    return events;
  }

  /** Notes that the log is gone. */
  leave(): FollowEvent[] {
    if (!this.isThere || !this.told) return [];
    this.isThere = false;
    this.isStale = false;
    this.prepared = undefined;
    return [{ kind: 'gone', analysed: this.told, state: this.state() }];
  }

  state(): LiveState {
    const { phase, events } = this.phases;
    const curves = this.prepared?.curves;
    const step = curves ? lastStep(curves) : null;
    return { phase, since: events.at(-1)?.step ?? null, step };
  }
}

function lastStep(curves: Curves): number | null {
  const main = curves.testAccuracy ?? curves.testLoss ?? curves.trainAccuracy ?? curves.trainLoss;
  return main?.steps.at(-1) ?? null;
}

function hasMoved(before: Forecast | null, after: Forecast | null): boolean {
  if (!before || !after) return before !== after;
  return before.kind !== after.kind || Math.abs(after.step - before.step) > move * before.step;
}
