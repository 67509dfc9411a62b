/** What the words of a series name say. `unknown` words make a name a less likely candidate. */
export interface NameMeaning {
  readonly split: 'train' | 'test' | 'val' | undefined;
  readonly metric: 'accuracy' | 'error' | 'loss' | 'weightNorm' | 'learningRate' | 'other' | undefined;
  /** The words that carry neither split nor metric, in order. Equal stems make a train and a test series a pair. */
  readonly stem: string;
  /** Whether the name says a batch-wise, best-so-far or otherwise derived value. */
  readonly derived: boolean;
}

const splitWords: Readonly<Record<string, 'train' | 'test' | 'val'>> = {
  train: 'train',
  training: 'train',
  trn: 'train',
  tr: 'train',
  trl: 'train',
  test: 'test',
  testing: 'test',
  tst: 'test',
  te: 'test',
  tel: 'test',
  heldout: 'test',
  holdout: 'test',
  unseen: 'test',
  ood: 'test',
  val: 'val',
  valid: 'val',
  validate: 'val',
  validation: 'val',
  vl: 'val',
  eval: 'val',
  evaluation: 'val',
  evaluate: 'val',
  dev: 'val',
};

const accuracyWords = new Set([
  'acc',
  'accs',
  'accuracy',
  'accuracies',
  'acc1',
  'top1',
  'score',
  'map',
  'map50',
  'f1',
  'auc',
  'auroc',
  'r2',
  'correct',
]);
const errorWords = new Set(['error', 'errors', 'err', 'wer', 'cer', 'misclassification', 'merror']);
const lossWords = new Set([
  'loss',
  'losses',
  'nll',
  'ce',
  'xent',
  'crossentropy',
  'entropy',
  'mse',
  'rmse',
  'bce',
  'objective',
  'cost',
  'logloss',
  'mlogloss',
  'trl',
  'tel',
  'ppl',
  'perplexity',
]);
const normWords = new Set(['norm', 'norms', 'l2', 'l2norm']);
const weightWords = new Set([
  'weight',
  'weights',
  'w',
  'wn',
  'param',
  'params',
  'parameter',
  'parameters',
  'theta',
  'model',
  'total',
  'global',
  'all',
]);
const derivedWords = new Set([
  'batch',
  'best',
  'ema',
  'running',
  'smooth',
  'smoothed',
  'avg5',
  'std',
  'min',
  'max',
  'var',
  'sem',
  'ci',
  'lower',
  'upper',
  'delta',
  'diff',
  'gap',
  'per',
  'class',
  'ratio',
  'cumulative',
  'top5',
  'acc5',
  'penalty',
  'reg',
  'regularization',
]);
/** Words that say how a value was logged, not what it is. */
const neutralWords = new Set([
  'epoch',
  'step',
  'value',
  'mean',
  'average',
  'avg',
  'set',
  'metrics',
  'metric',
  'data',
  'log',
  'logs',
  'history',
  'results',
  'vs',
  'iterations',
  'model',
  'b',
  'full',
  'overall',
  'total',
  'running',
  'main',
  'scalars',
  'rate',
  'top',
  'percent',
  'pct',
  'performance',
]);

/** Splits `trainAcc`, `Train Accuracy (%)`, `val/loss` and the like into lower-case words. */
export function wordsOf(name: string): string[] {
  return (
    name
      .replaceAll('mAP', 'map')
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .toLowerCase()
      .replaceAll(
        /(?<![a-z])(train|test|valid|val|eval)(loss|losses|acc|accs|accuracy|err|error)(?![a-z])/g,
        '$1 $2',
      )
      .replaceAll('wnorm', 'weight norm')
      .replaceAll(/top[-_ @]?1\b|acc(?:uracy)?[-_ ]?(?:@|at[-_ ])1\b|prec(?:ision)?[-_ ]?@[-_ ]?1\b/g, 'top1')
      .replaceAll(/top[-_ @]?5\b|acc(?:uracy)?[-_ ]?(?:@|at[-_ ])5\b|prec(?:ision)?[-_ ]?@[-_ ]?5\b/g, 'top5')
      .replaceAll(/held[-_ ]out/g, 'heldout')
      .replaceAll(/cross[-_ ]?entropy/g, 'crossentropy')
      .replaceAll(/\|\|?(?:w|theta|θ)\|\|?(?:_?2)?/g, 'weight norm')
      .match(/[a-z]+[0-9]*|[0-9]+/g) ?? []
  );
}

/**
 * Reads a series name as the field writes them: `train_acc`, `val/loss`, `Accuracy/test`, `epoch_loss` in a folder
 * `validation`, `eval_accuracy`, `testLoss`.
 *
 * @example
 * meaningOf('val/loss').split // => 'val'
 * meaningOf('Train Accuracy (%)').metric // => 'accuracy'
 */
export function meaningOf(name: string): NameMeaning {
  const words = wordsOf(name);
  let split: NameMeaning['split'];
  let accuracy = false;
  let error = false;
  let loss = false;
  let derived = false;
  const stem: string[] = [];
  for (const word of words) {
    const says = splitWords[word];
    if (says && split === undefined) split = says;
    else if (says && says !== split && split !== 'train') split = says === 'train' ? split : 'test';
    if (accuracyWords.has(word)) accuracy = true;
    else if (errorWords.has(word)) error = true;
    else if (lossWords.has(word)) loss = true;
    else if (derivedWords.has(word)) derived = true;
    else if (!says && !neutralWords.has(word)) stem.push(word);
    if (word === 'trl' || word === 'tel' || word === 'mse' || word === 'wer') loss ||= word !== 'wer';
  }
  const metric = metricOf(words, { accuracy, error, loss });
  return { split, metric, stem: stem.join(' '), derived };
}

function metricOf(
  words: readonly string[],
  says: { accuracy: boolean; error: boolean; loss: boolean },
): NameMeaning['metric'] {
  const has = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (words.some((word) => word.startsWith('grad'))) return 'other';
  if (words.includes('lr') || (words.includes('learning') && words.includes('rate'))) return 'learningRate';
  if (words.includes('wn') || (has(normWords) && (has(weightWords) || words.length === 1)))
    return 'weightNorm';
  if (has(normWords)) return 'other';
  if (says.loss) return 'loss';
  if (says.accuracy) return 'accuracy';
  if (says.error) return 'error';
  return undefined;
}
