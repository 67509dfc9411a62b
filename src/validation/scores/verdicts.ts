import type { Cell, Table } from '../report.js';
import { groupBy, mean, share } from './statistics.js';

/** What is true of a run and what was found, as names of one list; equal where the finding is right. */
export interface Judged {
  readonly truth: string;
  readonly found: string;
}

export function accuracy(judged: readonly Judged[]): number | null {
  return share(judged, isRight);
}

/** Mean over the true names of F1 = 2 TP / (2 TP + FP + FN). */
export function macroF1(judged: readonly Judged[]): number | null {
  return mean([...groupBy(judged, ({ truth }) => truth).keys()].map((name) => f1(judged, name)));
}

/** One row a true name: how many there are, how many were found, and what was found most often instead. */
export function verdictTable(title: string, judged: readonly Judged[]): Table {
  const rows = [...groupBy(judged, ({ truth }) => truth)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([name, members]): Cell[] => {
      const wrong = groupBy(
        members.filter((one) => !isRight(one)),
        ({ found }) => found,
      );
      const instead = [...wrong].toSorted((a, b) => b[1].length - a[1].length).slice(0, 3);
      return [
        name,
        members.length,
        accuracy(members),
        f1(judged, name),
        instead.map(([found, some]) => `${found} ${some.length}`).join(', '),
      ];
    });
  return { title, columns: ['truth', 'runs', 'right', 'F1', 'found instead'], rows };
}

function f1(judged: readonly Judged[], name: string): number {
  const found = judged.filter((one) => one.found === name).length;
  const members = judged.filter(({ truth }) => truth === name);
  return (2 * members.filter(isRight).length) / (found + members.length);
}

function isRight({ truth, found }: Judged): boolean {
  return truth === found;
}
