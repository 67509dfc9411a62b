import type { AnalysedRun, Analysis } from '../../analysis.js';
import { seedGroups } from '../../report/plot/seeds.js';
import { keepingLast } from './last-result.js';
import type { Mark } from './view-state.js';

/** As many runs can be marked as there are digits to switch them with. */
export const MOST_MARKS = 9;

/** A run in the chart. Runs of one band of seeds have the same slot, which is their colour and letter: that of the first mark. */
export interface DrawnRun {
  readonly analysed: AnalysedRun;
  readonly slot: number;
}

/** The chosen run and those that are marked and shown, by slot; each with the seeds beside it where they are one band. */
export const drawnRuns: (
  analysis: Analysis,
  marks: readonly (Mark | undefined)[],
  chosen: AnalysedRun | undefined,
  seedsAsBand: boolean,
) => readonly DrawnRun[] = keepingLast((analysis, marks, chosen, seedsAsBand) => {
  if (!chosen) return [];
  const byId = new Map(analysis.runs.map((analysed) => [analysed.run.id, analysed]));
  const drawn = marks.flatMap((mark, slot): DrawnRun[] => {
    const analysed = mark && byId.get(mark.id);
    return analysed && (mark.isShown || analysed === chosen) ? [{ analysed, slot }] : [];
  });
  if (!drawn.some(({ analysed }) => analysed === chosen))
    drawn.push({ analysed: chosen, slot: freeSlot(marks) });
  drawn.sort((one, other) => one.slot - other.slot);
  if (!seedsAsBand) return drawn;
  const taken = new Set<AnalysedRun>();
  return drawn.flatMap(({ analysed, slot }) => {
    if (taken.has(analysed)) return [];
    const group = seedsOf(analysis, analysed);
    for (const member of group) taken.add(member);
    return group.map((member) => ({ analysed: member, slot }));
  });
});

/** The slot that the next mark gets: the first that is free. */
export function freeSlot(marks: readonly (Mark | undefined)[]): number {
  const free = Array.from(marks).findIndex((mark) => mark === undefined);
  return free < 0 ? marks.length : free;
}

/** Marks a run, or takes its mark away. Other marks keep their slots. */
export function toggleMark(marks: readonly (Mark | undefined)[], id: string): (Mark | undefined)[] {
  const slot = marks.findIndex((mark) => mark?.id === id);
  return withSlot(marks, slot < 0 ? freeSlot(marks) : slot, slot < 0 ? { id, isShown: true } : undefined);
}

export function withSlot(
  marks: readonly (Mark | undefined)[],
  slot: number,
  mark: Mark | undefined,
): (Mark | undefined)[] {
  const changed = [...marks];
  changed[slot] = mark;
  return changed;
}

/** All runs that differ from a run in their seed only, itself included. */
export function seedsOf(analysis: Analysis, run: AnalysedRun): readonly AnalysedRun[] {
  return groups(analysis).get(run) ?? [run];
}

const groups: (analysis: Analysis) => ReadonlyMap<AnalysedRun, readonly AnalysedRun[]> = keepingLast(
  ({ runs }) => {
    const members = new Map<AnalysedRun, readonly AnalysedRun[]>();
    for (const indices of seedGroups(runs)) {
      const group = indices.map((index) => runs[index]!);
      for (const run of group) members.set(run, group);
    }
    return members;
  },
);
