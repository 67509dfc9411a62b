import type { AnalysedRun } from '../analysis.js';
import type { Hyperparameters } from '../run/hyperparameters.js';
import { clean } from './clean.js';
import { formatSetting } from './text/input.js';

/** A setting in which runs differ. */
export interface DifferingSetting {
  readonly key: keyof Hyperparameters;
  /** Short name for the head of a column. */
  readonly head: string;
  /** Its value in each run; `-` where the log does not say. */
  readonly cells: readonly string[];
}

/** What is set in an experiment, before what is measured or drawn by lot; the norm at the start follows from others. */
const HEADS: readonly (readonly [key: keyof Hyperparameters, head: string])[] = [
  ['weightDecay', 'wd'],
  ['lr', 'lr'],
  ['optimizer', 'optimizer'],
  ['initScale', 'init'],
  ['trainSize', 'train size'],
  ['batchSize', 'batch'],
  ['momentum', 'momentum'],
  ['dampening', 'dampening'],
  ['classes', 'classes'],
  ['testSize', 'test size'],
  ['seed', 'seed'],
];

const UNKNOWN = '-';

/** The settings with at least two values among the runs, so that a table of them says what was compared; the most telling first. */
export function differingSettings(runs: readonly AnalysedRun[]): DifferingSetting[] {
  return HEADS.flatMap(([key, head]): DifferingSetting[] => {
    const cells = runs.map(({ hyperparameters }) => {
      const found = hyperparameters[key];
      return found === undefined ? UNKNOWN : formatSetting(found.value, key);
    });
    return new Set(cells.filter((cell) => cell !== UNKNOWN)).size > 1 ? [{ key, head, cells }] : [];
  });
}

/** The same without the seed: what tells experiments apart. */
export function differingBesideSeed(runs: readonly AnalysedRun[]): DifferingSetting[] {
  return differingSettings(runs).filter(({ key }) => key !== 'seed');
}

/** What a run has of these settings: `wd 0.01, lr 0.1`. */
export function settingWords(settings: readonly DifferingSetting[], run: number): string {
  return clean(settings.map(({ head, cells }) => `${head} ${cells[run] ?? ''}`).join(', '));
}
