import { isOptimizer } from '../../run/file-name-settings.js';
import { namesHyperparameter } from '../../run/hyperparameter-names.js';

const number = /^[\W\d]*(?:of|out of)?[\W\d]*/i;
const opener =
  /^(?:run|running|train|training|start|starting|begin|beginning|launch|launching|experiment|exp|trial|job|sweep|config|configuration|condition|case|variant|setup|setting|settings|hyper-?parameters|hparams|params|parameters|args|arguments|optim\w*|model|task|seed|using|with)\b/i;
const telling =
  /\b(?:is|was|are|were|be|would|should|could|can|will|has|had|because|since|than|better|worse|if|when|while|after|before|we|it|this|that|not|took|done|finished|diverged|converged|failed|grok(?:s|ked)|reach(?:es|ed)|got|used|follow\w*|gives?|gave|found|improves?d?|best|final|result\w*)\b/i;

/** `Type: AdamW, LR: 0.001, Weight Decay: 1.0` */
const listOfPairs =
  /^[A-Za-z][\w .-]{0,40}[:=] ?[^\s,;|]{1,40}(?:\s?[,;|]\s?[A-Za-z][\w .-]{0,40}[:=] ?[^\s,;|]{1,40}){1,30}$/;

/**
 * Whether a line announces a run by its settings (`Run 2: AdamW, weight decay 0.1`, `[3/9] wd=1`), and is no sentence
 * about one and no result of one (`grokked at epoch 14 with lr=0.1`).
 */
export function announces(message: string): boolean {
  const text = message.replace(number, '');
  if (tellsOf(text)) return false;
  const words = text.split(/[^\w.-]+/, 3);
  return (
    opener.test(text) ||
    listOfPairs.test(text) ||
    isOptimizer(words[0] ?? '') ||
    words.some((_, i) => isName(words.slice(0, i + 1)))
  );
}

/** Whether a line is a sentence, or tells a result. */
export function tellsOf(message: string): boolean {
  return telling.test(message);
}

function isName(words: readonly string[]): boolean {
  return namesHyperparameter(words.join(' ')) || namesHyperparameter(words.join('').replace(/\d.*$/, ''));
}
