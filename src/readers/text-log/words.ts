import { memoized } from './memo.js';

const spellings = [
  ['train', 'train training trn tr learn train_inner'],
  ['test', 'test testing tst te heldout held-out holdout unseen'],
  ['val', 'val valid validation validate validating vl dev'],
  ['eval', 'eval evaluation evaluate evaluating'],
] as const;
const splits = new Map(spellings.flatMap(([split, words]) => words.split(' ').map((word) => [word, split])));
/** Words beside a split word that say no more: `Test set: Average loss`. */
const fillers = new Set(
  'set data dataset split phase stage results result metrics avg average mean the of on for at in is after end'.split(
    ' ',
  ),
);
const losses = new Set(
  `loss losses nll ce xent bce mse rmse mae l1 l2 ppl perplexity logloss mlogloss entropy crossentropy kl elbo bpc bpb
   objective cost trl tel`.split(/\s+/),
);
const scores = new Set(
  `acc accs accuracy accuracies acc1 acc5 top1 top5 prec prec1 prec5 precision recall f1 auc auroc bleu iou miou map score
   correct r2 error err errors wer cer merror reward rewards return returns exact em mcc rouge`.split(/\s+/),
);
const norms = new Set('norm norms gnorm'.split(' '));
/** Words that name a number without `=` or `:` before it, and yet are no sign of a metric. */
const settings = new Set('lr wd rate decay momentum temperature beta'.split(' '));
const durations = new Set(
  `time eta elapsed dur duration durations remaining runtime secs seconds second sec ms mem memory maxmem speed throughput wps ups wpb
   ips fps pid port wall vram gpu gpus cpu ram took bsz mfu`.split(/\s+/),
);

/** Lower-case words of a name: `trainLoss`, `train_loss` and `Train Loss` all give `train`, `loss`. */
export function wordsOf(name: string): string[] {
  return (
    name
      .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
      .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}

/** The data set that a word names, in one spelling: `Training` is `train`. Undefined for other words. */
export const splitOf: (word: string) => string | undefined = memoized((word) =>
  splits.get(word.toLowerCase().replace(/[:'"]+$/, '')),
);

/** The data set where a phrase names nothing else: `Test set`, `TRAIN`. */
export const splitOfPhrase: (phrase: string) => string | undefined = memoized((phrase) => {
  const words = phrase.split(/[\s:]+/).filter((word) => /\p{L}/u.test(word));
  const split = words.map(splitOf).find((found) => found !== undefined);
  return words.every((word) => splitOf(word) !== undefined || isFiller(word)) ? split : undefined;
});

export function isFiller(word: string): boolean {
  return fillers.has(word.toLowerCase());
}

export const isLossName: (name: string) => boolean = memoized((name) => {
  return wordsOf(name).some((word) => losses.has(word) || word.endsWith('loss'));
});

export const isScoreName: (name: string) => boolean = memoized((name) => {
  return (
    wordsOf(name).some((word) => scores.has(word) || /(?:acc|accuracy)$/.test(word)) ||
    /(?:acc|prec|top|map|hit|hits|recall)s?[@_-]\d/i.test(name)
  );
});

/** Whether each data set has its own value of this: a loss or a score. */
export const isMeasureName: (name: string) => boolean = memoized((name) => {
  return isLossName(name) || isScoreName(name);
});

/** Whether the name is one that only training logs use, so that a line without a step is believed. */
export const isMetricName: (name: string) => boolean = memoized((name) => {
  return isMeasureName(name) || name.startsWith('|') || wordsOf(name).some((word) => norms.has(word));
});

/** Whether a number is believed to have this name though no sign stands between them: `lr 0.001`. */
export const isSettingName: (name: string) => boolean = memoized((name) => {
  return wordsOf(name).some((word) => settings.has(word));
});

/** Whether the name is of a time, a speed or a machine, which is no metric of the run. */
export const isMachineName: (name: string) => boolean = memoized((name) => {
  return (
    name.toLowerCase() === 'v_num' ||
    wordsOf(name).some((word) => durations.has(word)) ||
    /\/s(?:ec)?$/.test(name)
  );
});
