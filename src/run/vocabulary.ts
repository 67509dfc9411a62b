// The words by which training logs name what they hold, as `wordsOf` gives them.

import { wordSet } from '../util/word-set.js';

/** The part of the data that a word names. `val` and `eval` stay apart, as one log may have both. */
export type SplitWord = 'train' | 'test' | 'val' | 'eval';

/** Held-out data that may be of another kind than the train set, so that a plain test set stands before them. */
export const otherKindWords: ReadonlySet<string> = wordSet(
  'unseen ood generalization generalisation extrapolation',
);

const splits: Readonly<Record<SplitWord, ReadonlySet<string>>> = {
  train: wordSet('train training trn tr'),
  test: new Set([...wordSet('test testing tst te heldout holdout'), ...otherKindWords]),
  val: wordSet('val vali valid validate validation validating va vl dev'),
  eval: wordSet('eval evaluate evaluation evaluating'),
};

export const splitWords: ReadonlySet<string> = new Set(Object.values(splits).flatMap((words) => [...words]));

export function splitOfWord(word: string): SplitWord | undefined {
  return (['train', 'test', 'val', 'eval'] as const).find((split) => splits[split].has(word));
}

/** Whether a word names data that the model is not trained on. */
export function isHeldOutWord(word: string): boolean {
  return !splits.train.has(word) && splitOfWord(word) !== undefined;
}

/** Words that count, singular and plural, by what they count. */
export const counterWords: Readonly<Record<'step' | 'epoch' | 'samples' | 'tokens', ReadonlySet<string>>> = {
  step: wordSet('step steps iteration iterations iter iters itr it its update updates timestep timesteps'),
  epoch: wordSet('epoch epochs'),
  samples: wordSet('samples examples images sequences'),
  tokens: wordSet('tokens'),
};

/** Shares of right answers, and scores that are read like them. */
export const accuracyWords: ReadonlySet<string> = wordSet(
  'acc accs accuracy accuracies acc1 top1 score map map50 f1 auc auroc r2 correct',
);
/** Shares of wrong answers. */
export const errorWords: ReadonlySet<string> = wordSet('error errors err wer cer misclassification merror');
/** What is minimised, and what says the same in another unit. */
export const lossWords: ReadonlySet<string> = wordSet(
  'loss losses nll ce xent crossentropy entropy mse rmse bce objective cost logloss mlogloss ppl perplexity',
);
/** The losses, and penalties and distances that are logged beside them. */
export const costWords: ReadonlySet<string> = new Set([...lossWords, ...wordSet('mae kl elbo bpc bpb')]);
/** Shares of right and wrong answers, and other scores of predictions. */
export const scoreWords: ReadonlySet<string> = new Set([
  ...accuracyWords,
  ...errorWords,
  ...wordSet(`acc5 top5 prec prec1 prec5 precision recall scores bleu rouge iou miou dice exact em mcc
              reward rewards return returns`),
]);
/** What each part of the data has its own value of. */
export const measureWords: ReadonlySet<string> = new Set([...costWords, ...scoreWords]);
export const normWords: ReadonlySet<string> = wordSet('norm norms');

/** What lies between two curves, or around one. */
export const spreadWords: ReadonlySet<string> = wordSet(
  'std min max var sem ci lower upper delta diff difference gap ratio',
);

/** Settings of the optimiser and of the loss. */
export const settingWords: ReadonlySet<string> = wordSet(
  'lr wd decay momentum temperature alpha beta lambda eps',
);

export const clockWords: ReadonlySet<string> = wordSet(
  'time timestamp timestamps datetime date walltime wall elapsed runtime duration ts seconds',
);

/** The words of a name without settings that have their value there: `train` of `wd 0 1 train`. */
export function withoutValues(words: readonly string[]): string[] {
  return words.filter((word, at) => !(settingWords.has(word) && /^\d/.test(words[at + 1] ?? '')));
}
