/** Words that name a part of the data, as folders, files and series use them. */
const trainWords: ReadonlySet<string> = new Set(['train', 'training', 'trn']);
const testWords: ReadonlySet<string> = new Set([
  'test',
  'testing',
  'val',
  'valid',
  'validation',
  'validate',
  'eval',
  'evaluation',
  'dev',
  'holdout',
  'heldout',
]);
/** Words that name a metric of a training run. */
const metricWords: ReadonlySet<string> = new Set([
  'loss',
  'losses',
  'acc',
  'accs',
  'accuracy',
  'accuracies',
  'error',
  'errors',
  'err',
  'mse',
  'norm',
  'norms',
  'lr',
  'nll',
  'perplexity',
  'ppl',
]);
/** Words around the others that say nothing of which run a file belongs to. */
const fillWords: ReadonlySet<string> = new Set([
  'log',
  'logs',
  'metrics',
  'metric',
  'history',
  'hist',
  'curve',
  'curves',
  'values',
  'list',
  'set',
  'samples',
  'per',
  'epoch',
  'step',
  'weight',
  'weights',
  'param',
  'params',
  'grad',
  'gradient',
  'learning',
  'rate',
  'all',
  'results',
]);

/** The words and numbers of a name, in lower case: `trainLoss_seed0` gives `train loss seed 0`. */
export function wordsOf(name: string): string[] {
  return (
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+|[\d.]*\d/g) ?? []
  );
}

export function isSplitWord(word: string): boolean {
  return trainWords.has(word) || testWords.has(word);
}

export function isRoleWord(word: string): boolean {
  return isSplitWord(word) || metricWords.has(word);
}

/** What is left of a name without the words that say which metric it holds: the part that tells runs apart. */
export function runPart(name: string): string {
  return wordsOf(name)
    .filter((word) => !isRoleWord(word) && !fillWords.has(word))
    .join(' ');
}

/** What is left of a name without the words of a part of the data. */
export function withoutSplit(name: string): string {
  return wordsOf(name)
    .filter((word) => !isSplitWord(word))
    .join(' ');
}
