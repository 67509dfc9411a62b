import { looksLikeAccuracy } from '../../run/units.js';
import type { Note } from '../../run/run.js';
import type { NumberColumn } from '../table/table.js';
import { innerMark } from './rows.js';
import { isLossName, splitOf } from './words.js';

/** Between the name and the place of a number of a pair, until the whole log is known. */
const pairMark = '\u0003';

/** Names of the columns of both numbers of `train 0.5/0.9` or `loss 0.5/0.6`, which say no more than the first word. */
export function pairNames(name: string): readonly [first: string, second: string] {
  return [`${name}${pairMark}1`, `${name}${pairMark}2`];
}

/**
 * Names the numbers of pairs by what the whole log tells. Behind a data set stand loss and accuracy, in the order that
 * their courses tell; behind losses, and the accuracies beside them, stand train and test.
 */
export function withNamedPairs(
  columns: readonly NumberColumn[],
  countsEpochs: boolean,
): { readonly columns: readonly NumberColumn[]; readonly notes: readonly Note[] } {
  const bases = columns.flatMap(({ name }) => (isFirst(name) ? [name.slice(0, -pairMark.length - 1)] : []));
  if (bases.length === 0) return { columns, notes: [] };
  const measures = bases.filter((base) => splitOf(base) === undefined && !base.startsWith(innerMark));
  const areSplits = measures.some(isLossName) && (measures.length > 1 || countsEpochs);
  const order = orderIn(columns, bases);
  const names = new Map<string, string | undefined>();
  const unknown: string[] = [];
  for (const base of bases) {
    const [first, second] = pairNames(base);
    const mark = base.startsWith(innerMark) ? innerMark : '';
    const own = base.slice(mark.length);
    const ofSplits =
      areSplits && measures.includes(base) ? ([`train/${own}`, `test/${own}`] as const) : undefined;
    const found =
      splitOf(own) === undefined ? ofSplits : order?.map((measure) => `${mark}${splitOf(own)}/${measure}`);
    names.set(first, found?.[0] ?? base);
    names.set(second, found?.[1]);
    if (!found && !mark) unknown.push(own);
  }
  const named = columns.flatMap((column) => {
    const name = names.has(column.name) ? names.get(column.name) : column.name;
    return name === undefined ? [] : [{ ...column, name }];
  });
  const notes: Note[] = [];
  if (areSplits)
    notes.push({
      code: 'pairs-are-train-and-test',
      message: `the two numbers behind ${quoted(measures)} are read as train and test, in this order`,
    });
  if (unknown.length > 0)
    notes.push({
      code: 'pairs-not-told-apart',
      message: `nothing tells what the second of the two numbers behind ${quoted(unknown)} is; only the first is read`,
    });
  return { columns: named, notes };
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}

function isFirst(name: string): boolean {
  return name.endsWith(`${pairMark}1`);
}

/** What the two numbers behind a data set are: the accuracy is a share, and rises on the training data. */
function orderIn(
  columns: readonly NumberColumn[],
  bases: readonly string[],
): readonly [string, string] | undefined {
  const base = bases.find((one) => splitOf(one) === 'train') ?? bases.find((one) => splitOf(one));
  if (base === undefined) return undefined;
  const [first, second] = pairNames(base).map(
    (name) => columns.find((column) => column.name === name)?.values,
  );
  if (!first || !second) return undefined;
  if (isLearnt(second) && isReduced(first)) return ['loss', 'acc'];
  return isLearnt(first) && isReduced(second) ? ['acc', 'loss'] : undefined;
}

function isLearnt(values: Float64Array): boolean {
  return looksLikeAccuracy(values) && !isReduced(values);
}

function isReduced(values: Float64Array): boolean {
  return (values.at(-1) ?? 0) < (values[0] ?? 0);
}
