import type { ConfigEntry, Note, Run, Series } from '../../run/run.js';

/** One run that becomes a part of another, with the names that its series get there. */
export interface Part {
  readonly run: Run;
  readonly rename?: (series: Series) => string;
}

/**
 * Makes one run of several. Series that get the same name are put one behind the other, in the order of the parts, as a
 * resumed run logged them. `name` tells the run from others at the same path.
 */
export function joinRuns(path: string, format: string, parts: readonly Part[], name = ''): Run {
  const series = new Map<string, Series>();
  for (const { run, rename } of parts)
    for (const added of run.series) {
      const newName = rename?.(added) ?? added.name;
      const known = series.get(newName);
      series.set(newName, known ? concatenated(known, added) : { ...added, name: newName });
    }
  return {
    id: name === '' ? path : `${path}#${name}`,
    source: { path, format, files: parts.flatMap(({ run }) => run.source.files) },
    series: [...series.values()],
    config: distinct(parts.flatMap(({ run }) => run.config)),
    notes: distinct(parts.flatMap(({ run }) => run.notes)),
  };
}

/** Runs as parts that keep the names of their series. */
export function asParts(runs: readonly Run[]): Part[] {
  return runs.map((run) => ({ run }));
}

export function withNote(run: Run, note: Note): Run {
  return { ...run, notes: [...run.notes, note] };
}

/** The groups of items with the same key, in the order of their first item; items without a key are left out. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The runs with some of them replaced: each group of `joined` by its one run, at the place of its first part. */
export function replaceRuns(runs: readonly Run[], joined: ReadonlyMap<Run, readonly Run[]>): Run[] {
  const replacement = new Map<Run, Run | undefined>();
  for (const [run, parts] of joined)
    parts.forEach((part, index) => replacement.set(part, index === 0 ? run : undefined));
  return runs.flatMap((run) => (replacement.has(run) ? (replacement.get(run) ?? []) : run));
}

function concatenated(first: Series, second: Series): Series {
  return {
    ...first,
    steps: append(first.steps, second.steps),
    values: append(first.values, second.values),
  };
}

function append(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function distinct<T extends ConfigEntry | Note>(entries: readonly T[]): T[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
