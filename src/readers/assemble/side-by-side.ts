import type { Run, Series } from '../../run/run.js';
import { groupBy } from '../tree/group.js';

const split = '(?:train(?:ing)?|test|val(?:id(?:ation)?)?|eval)';
const measure = '(?:loss(?:es)?|acc(?:s|uracy|uracies)?)';
const named = new RegExp(
  `^(.*?)(?<![a-z])(${split}[ _./-]?${measure}|${measure}[ _./-]?${split})(?![a-z0-9])(.*)$`,
  'i',
);
/** Parts of names that tell how one curve was measured, and not which run it is of. */
const measured =
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
 * `train_acc_mul`, `test_acc_mul`. Each must have the same curves, of train and of test, and no series may be of the
 * whole. Series that are no loss and no accuracy stay with each of them.
 */
export function splitSideBySide(run: Run): readonly Run[] {
  const curves = run.series.flatMap((series) => namedOf(series));
  const groups = groupBy(curves, (one) => one.run);
  const [first] = groups.values();
  if (!first || groups.size < 2 || [...groups.keys()].some((name) => name === '' || measured.test(name)))
    return [run];
  const wanted = curvesOf(first);
  const alike = [...groups.values()].every((group) => curvesOf(group) === wanted);
  if (!alike || !/train/.test(wanted) || !/test|val/.test(wanted)) return [run];
  const shared = run.series.filter((series) => !curves.some((one) => one.series === series));
  const note = {
    code: 'side-by-side',
    message: `${groups.size} runs side by side, told apart by their names: ${[...groups.keys()].slice(0, 8).join(', ')}`,
  };
  return [...groups].map(([name, group]) => ({
    ...run,
    id: `${run.id}${run.id === run.source.path ? '#' : ','}${name}`,
    series: [...group.map(({ series }) => series), ...shared],
    notes: [...run.notes, note],
  }));
}

function namedOf(series: Series): Named[] {
  const found = named.exec(series.name);
  if (!found) return [];
  const [, before = '', curve = '', after = ''] = found;
  const around = [before, after].map((part) => part.replaceAll(/^[ _./]+|[ _./]+$/g, ''));
  return [{ series, curve: curve.toLowerCase(), run: around.filter((part) => part !== '').join(' ') }];
}

function curvesOf(group: readonly Named[]): string {
  return group
    .map(({ curve }) => curve)
    .toSorted()
    .join();
}
