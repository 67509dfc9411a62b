import type { Run, Series } from '../../run/run.js';
import { looksLikeAccuracy } from '../../run/units.js';
import {
  accuracyWords,
  clockWords,
  errorWords,
  isHeldOutWord,
  lossWords,
  measureWords,
  normWords,
  splitOfWord,
  splitWords,
} from '../../run/vocabulary.js';
import { wordsOf } from '../../run/words-of.js';
import { groupBy } from '../tree/group.js';
import { listed } from '../../util/listed.js';

const alternatives = (...sets: ReadonlySet<string>[]): string =>
  `(?:${sets.flatMap((set) => [...set]).join('|')})`;
const split = alternatives(splitWords);
const measure = alternatives(accuracyWords, errorWords, lossWords);
const around = (curve: string): RegExp => new RegExp(`^(.*?)(?<![a-z])(${curve})(?![a-z0-9])(.*)$`, 'i');
const namesMeasure = around(`${split}[ _./-]?${measure}|${measure}[ _./-]?${split}`);
const namesSplitOnly = around(split);
/** Parts of names that tell how one curve was measured, and not which run it is of. */
const howMeasured =
  /^(?:.+[ _./-])?(?:step|epoch|batch|iter|mean|avg|average|std|sem|var|min|max|median|best|final|last|ema|smooth(?:ed)?|running|raw|total|clean|noisy|ci|lower|upper|train|test|val|valid|eval|ood|id|top[ _@-]?\d+)$/i;

interface Named {
  readonly series: Series;
  /** `train_acc`, the part of the name that other runs share. */
  readonly curve: string;
  /** What stands around it: `add` in `train_acc_add`. */
  readonly run: string;
}

/**
 * Cuts a run into several where its series are those of runs side by side: `train_acc_add`, `test_acc_add`,
 * `train_acc_mul`, `test_acc_mul`, or `sgd_train`, `sgd_test`, `adam_train`, `adam_test`, if these look like
 * accuracies. Each must have the same curves, of train and of test, and no series may be of the whole. Series that are
 * no loss and no accuracy stay with each of them.
 */
export function splitSideBySide(run: Run): readonly Run[] {
  const measured = curvesNamed(run, namesMeasure);
  const curves = measured.length > 0 ? measured : curvesNamed(run, namesSplitOnly).filter(mayBeAccuracy);
  const groups = groupBy(curves, (one) => one.run);
  if (
    groups.size < 2 ||
    [...groups.keys()].some((name) => !namesRun(name)) ||
    !areAlike([...groups.values()])
  )
    return [run];
  const shared = run.series.filter((series) => !curves.some((one) => one.series === series));
  const note = {
    code: 'side-by-side',
    message: `${groups.size} runs side by side, told apart by their names: ${listed([...groups.keys()])}`,
  };
  return [...groups].map(([name, group]) => ({
    ...run,
    id: `${run.id}${run.id === run.source.path ? '#' : ','}${name}`,
    series: [...group.map(({ series }) => series), ...shared],
    notes: [...run.notes, note],
  }));
}

function curvesNamed({ series }: Run, pattern: RegExp): Named[] {
  return series.flatMap((one) => {
    const found = pattern.exec(one.name);
    if (!found) return [];
    const [, before = '', curve = '', after = ''] = found;
    const rest = [before, after].map((part) => part.replaceAll(/^[ _./]+|(?<![ _./])[ _./]+$/g, ''));
    return [{ series: one, curve: curve.toLowerCase(), run: rest.filter((part) => part !== '').join(' ') }];
  });
}

/** Whether what stands around the name of a curve may tell a run: no measure, and no way to measure one. */
function namesRun(name: string): boolean {
  const words = wordsOf(name);
  return (
    name !== '' &&
    !howMeasured.test(name) &&
    !words.some((word) => measureWords.has(word) || normWords.has(word) || clockWords.has(word))
  );
}

/** Whether all groups have the same curves, of train and of held-out data among them. */
function areAlike(groups: readonly (readonly Named[])[]): boolean {
  const names = new Set(groups.map(curvesOf));
  const words = wordsOf([...names].join(' '));
  return names.size === 1 && words.some((word) => splitOfWord(word) === 'train') && words.some(isHeldOutWord);
}

/** Whether the curve may be an accuracy, as one of train that falls is not. */
function mayBeAccuracy({ series: { values }, curve }: Named): boolean {
  const rises = (values.at(-1) ?? 0) >= (values[0] ?? 0);
  return splitOfWord(curve) !== 'train' || (rises && looksLikeAccuracy(values));
}

function curvesOf(group: readonly Named[]): string {
  return group
    .map(({ curve }) => curve)
    .toSorted()
    .join();
}
