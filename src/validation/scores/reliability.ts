import type { Cell, Table } from '../report.js';
import { groupBy, mean, share } from './statistics.js';

/** A stated probability and whether what it was stated of was right. */
export interface Stated {
  readonly probability: number;
  readonly right: boolean;
}

const bins = 10;

/** Mean squared distance of the probability from 1 where right and 0 where wrong (Brier 1950). */
export function brier(stated: readonly Stated[]): number | null {
  return mean(stated.map((one) => gap(one) ** 2));
}

/** Expected calibration error: the gap between stated and found in each of ten bins, weighted by their runs. */
export function calibrationError(stated: readonly Stated[]): number | null {
  const gaps = binned(stated).map((bin) => Math.abs(bin.reduce((sum, one) => sum + gap(one), 0)));
  return stated.length === 0 ? null : gaps.reduce((sum, one) => sum + one, 0) / stated.length;
}

/** What was stated and what was found, bin by bin. */
export function reliabilityTable(stated: readonly Stated[]): Table {
  const rows = binned(stated)
    .map((bin, i): Cell[] => [`${i / bins}–${(i + 1) / bins}`, ...summary(bin)])
    .filter(([, runs]) => runs !== 0);
  return { title: 'Reliability', columns: ['probability', 'runs', 'stated', 'right'], rows };
}

/** Calibration of each group of runs. */
export function calibrationTable<T extends Stated>(
  title: string,
  stated: readonly T[],
  groupOf: (one: T) => string,
): Table {
  const groups = [...groupBy(stated, groupOf)].toSorted(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const rows = groups.map(([group, members]): Cell[] => [
    group,
    ...summary(members),
    brier(members),
    calibrationError(members),
  ]);
  return { title, columns: ['', 'runs', 'stated', 'right', 'Brier', 'ECE'], rows };
}

function summary(stated: readonly Stated[]): Cell[] {
  return [
    stated.length,
    mean(stated.map(({ probability }) => probability)),
    share(stated, ({ right }) => right),
  ];
}

function binned(stated: readonly Stated[]): Stated[][] {
  const all: Stated[][] = Array.from({ length: bins }, () => []);
  for (const one of stated) all[Math.min(bins - 1, Math.floor(one.probability * bins))]?.push(one);
  return all;
}

function gap({ probability, right }: Stated): number {
  return probability - Number(right);
}
