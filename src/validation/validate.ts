import { readIndex } from './labelled/read-index.js';
import type { Section, ValidationReport } from './report.js';
import { alarmTask } from './suites/alarm.js';
import { calibrationTask } from './suites/calibration.js';
import { changePointsTask } from './suites/change-points.js';
import { forecastsTask } from './suites/forecasts.js';
import { labelledLogsTask } from './suites/labelled-logs.js';
import { referenceModelsTask } from './suites/reference-models.js';
import { simulatedRunsTask } from './suites/simulated-runs.js';
import { timingTask } from './suites/timing.js';
import { transitionsTask } from './suites/transitions.js';
import type { Task } from './task.js';

export interface ValidateOptions {
  /** Ends the validation with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ValidationProgress) => void;
}

/** How far a validation is. */
export interface ValidationProgress {
  /** Share that is done, 0 to 1. */
  readonly fraction: number;
  /** The part at work. */
  readonly part: string;
}

/** Seeds of the suites; that of the runs on which probabilities were calibrated is another one. */
const seeds = { timing: 1, transitions: 2, runs: 3, changePoints: 4 };

/**
 * Measures the detectors against what is true: simulated curves and runs, reference models, labelled logs. Every draw is
 * seeded: the same version gives the same figures.
 *
 * @param suites `quick` (under a minute), `full` (minutes), and folders of labelled logs; `full` with folders also
 *   cross-validates the calibration of the probabilities on them
 * @throws GrokscopeError with code `usage` for a folder without an index of labels
 */
export async function validate(
  suites: readonly string[],
  { signal, onProgress }: ValidateOptions = {},
): Promise<ValidationReport> {
  const folders = suites.filter((suite) => suite !== 'quick' && suite !== 'full');
  const labelled = await Promise.all(folders.map(readIndex));
  const tasks = [...suites.flatMap((suite) => simulatedTasks(suite)), ...labelled.map(labelledLogsTask)];
  if (suites.includes('full') && folders.length > 0) tasks.push(calibrationTask(labelled));
  const total = tasks.reduce((sum, { seconds }) => sum + seconds, 0);
  const sections: Section[] = [];
  let done = 0;
  for (const { name, seconds, measure } of tasks) {
    const tell = (share: number): void =>
      onProgress?.({ fraction: (done + share * seconds) / total, part: name });
    tell(0);
    sections.push(await measure({ onProgress: tell, ...(signal ? { signal } : {}) }));
    done += seconds;
  }
  return { suites, sections };
}

function simulatedTasks(suite: string): Task[] {
  const isQuick = suite === 'quick';
  if (!isQuick && suite !== 'full') return [];
  return [
    timingTask(isQuick ? 40 : 240, seeds.timing),
    transitionsTask(isQuick ? 10 : 40, seeds.transitions),
    changePointsTask(isQuick ? 10 : 100, seeds.changePoints),
    simulatedRunsTask(isQuick ? 480 : 2600, seeds.runs),
    referenceModelsTask(isQuick),
    alarmTask(isQuick ? 10 : 100),
    forecastsTask(isQuick),
  ];
}
