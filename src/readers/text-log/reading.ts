import { wordsOf } from '../../run/words-of.js';
import { memoized } from '../memo.js';
import { type CounterKind, counterNamed } from './counters.js';
import { isMachineName, isMetricName, isMeasureName, isFiller, splitOf } from './words.js';

/** What one line says. */
export interface Reading {
  readonly epoch: number | undefined;
  readonly step: number | undefined;
  /** Whether the line counts batches within an epoch, so that its values are of a batch or of a part of an epoch. */
  readonly inner: boolean;
  /** Whether the next line of the same place replaces the values: a progress bar, a running average. */
  readonly running: boolean;
  readonly entries: readonly (readonly [name: string, value: number])[];
}

/** Whether one of the names is a metric, so that the line is believed without a step. */
export function namesMetric(reading: Reading): boolean {
  return reading.entries.some(([name]) => isMetricName(name));
}

/** Collects what a line says; the strongest counter of each kind wins. */
export class ReadingBuilder {
  private readonly entries: [string, number][] = [];
  private readonly names = new Set<string>();
  private readonly counts = new Map<string, { value: number; rank: number }>();
  inner = false;
  running = false;

  /** False where a stronger counter was there before. */
  count(kind: CounterKind, value: number, rank: number): boolean {
    if (rank <= (this.counts.get(kind)?.rank ?? 0)) return false;
    this.counts.set(kind, { value, rank });
    return true;
  }

  counted(kind: CounterKind): boolean {
    return this.counts.has(kind);
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** False where the name is no metric, or was there before. */
  add(name: string, value: number): boolean {
    if (isMachineName(name) || this.names.has(name)) return false;
    this.names.add(name);
    this.entries.push([name, value]);
    return true;
  }

  build(): Reading {
    const value = (kind: string): number | undefined => this.counts.get(kind)?.value;
    const epoch = value('epoch');
    const batch = value('batch');
    const step = value('step') ?? (epoch === undefined ? batch : undefined);
    const inner = this.inner || (batch !== undefined && epoch !== undefined);
    return { epoch, step, inner, running: this.running, entries: this.entries };
  }
}

/** What a record of named values says: a printed dict, a row of a table. */
export function readingOf(record: Iterable<readonly [string, number]>): Reading {
  const builder = new ReadingBuilder();
  for (const [name, value] of record) {
    const counter = counterNamed(name, value);
    if (counter) builder.count(counter.kind, value, counter.rank);
    else builder.add(seriesName(name), value);
  }
  return builder.build();
}

/**
 * Name of a series: a data set that stands as a word of its own goes in front. `Train Loss` and `loss (train)` are
 * `train/loss`; `train_loss` stays. `inherited` is the data set that the line named before, for losses and scores.
 *
 * @example
 * seriesName('Test set Average loss') // => 'test/loss'
 * seriesName('Acc', 'test') // => 'test/acc'
 */
export function seriesName(name: string, inherited = ''): string {
  return named(`${inherited}\n${name}`);
}

const named: (key: string) => string = memoized((key) => {
  const [inherited, name = ''] = key.split('\n');
  const words = name.split(' ');
  const own = words.length > 1 ? words.filter((word) => splitOf(word) !== undefined) : [];
  const [only] = own;
  if (own.length === 1 && only) {
    const rest = words.filter((word) => word !== only && !isFiller(word));
    return `${splitOf(only)}/${(rest.length > 0 ? rest : words.filter((word) => word !== only)).join(' ').toLowerCase()}`;
  }
  const tells = wordsOf(name).some((word) => splitOf(word) !== undefined);
  if (inherited === '' || tells || !isMeasureName(name)) return name;
  const kept = words.filter((word) => !isFiller(word));
  return `${inherited}/${(kept.length > 0 ? kept : words).join(' ').toLowerCase()}`;
});
