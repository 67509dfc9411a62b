import { thresholds } from '../thresholds.js';
import { EDetector, type EDetectorState } from './e-detector.js';

/** Distance from the level of a plateau to the conditional mean that still counts as plateau. */
const margin = 0.125;

export interface LevelAlarmState {
  readonly level: number;
  readonly rise: EDetectorState | null;
  readonly fall: EDetectorState | null;
}

/**
 * Watches a score that rests at a level for a rise and for a fall. The level is that of evaluations before the first
 * that is pushed and stays fixed: m0 is known before the data that it judges, so the average run length holds, given that the
 * conditional mean of the score keeps within an eighth of the level. A generalised run has no rise to come, and a run
 * at chance no fall.
 */
export class LevelAlarm {
  private readonly level: number;
  private readonly rise: EDetector | null;
  private readonly fall: EDetector | null;

  private constructor(level: number, rise: EDetector | null, fall: EDetector | null) {
    this.level = level;
    this.rise = rise;
    this.fall = fall;
  }

  /** @param level score at which the plateau rests, 0..1 */
  static at(level: number, averageRunLength: number): LevelAlarm {
    const rise = level < thresholds.high ? new EDetector(level + margin, averageRunLength) : null;
    const fall =
      level >= thresholds.low ? new EDetector(Math.min(0.99, 1 - level + margin), averageRunLength) : null;
    return new LevelAlarm(level, rise, fall);
  }

  static resume({ level, rise, fall }: LevelAlarmState): LevelAlarm {
    return new LevelAlarm(level, rise && EDetector.resume(rise), fall && EDetector.resume(fall));
  }

  /** Takes the next score; tells the direction where there is an alarm. */
  push(score: number): 'rise' | 'fall' | null {
    const isRise = this.rise?.push(score) ?? false;
    const isFall = this.fall?.push(1 - score) ?? false;
    if (isRise) return 'rise';
    return isFall ? 'fall' : null;
  }

  state(): LevelAlarmState {
    return { level: this.level, rise: this.rise?.state() ?? null, fall: this.fall?.state() ?? null };
  }
}
