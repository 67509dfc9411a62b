import { wordSet } from '../../util/word-set.js';
import { counterName, namesSplit, namesTest } from '../table/names.js';

/** Keys that hold a log without naming anything in it. */
const wrapperWords = wordSet(
  `history log_history logs log metrics metric results result data curves curve trajectory scalars stats records rows
   entries values series train_log training_log training_history checkpoints evals diag_log`,
);

export function isWrapperName(name: string): boolean {
  return wrapperWords.has(name.toLowerCase());
}

/** Whether a list of this name counts steps: `steps`, `log_epochs`, `eval_iters`. */
export function isAxisName(name: string): boolean {
  const counter = counterName(name);
  return counter !== undefined && counter.unit !== 'index';
}

/** Whether a number of this name numbers the row it stands in, as `step` does and `steps` (a total) does not. */
export function isRowCounter(name: string): boolean {
  return isAxisName(name) && !name.toLowerCase().endsWith('s');
}

export type Side = 'train' | 'test';

/** The side of the split that a name speaks of, in any of its words: `trainLoss`, `eval/acc`, `steps_test`. */
export function sideOf(name: string): Side | undefined {
  if (namesTest(name)) return 'test';
  return namesSplit(name) ? 'train' : undefined;
}
