import type { MessageReading, Origin } from './message.js';
import { amountOf, numberOf, type Literal } from './tokens.js';

/** Longest line whose plan is kept, and the number of plans. */
const longestLine = 2000;
const mostPlans = 4096;

/** Where a number stands: between which runs of digits, with the signs and points around them. */
interface Slot {
  readonly first: number;
  readonly last: number;
  readonly before: number;
  readonly after: number;
  /** Value of a literal without digits: `nan`. */
  readonly constant: number;
}

interface Quantity {
  readonly part: Origin['part'];
  readonly factor: number;
  readonly value: Slot;
  readonly total: Slot | undefined;
  readonly aside: (Slot & { readonly percent: boolean }) | undefined;
}

interface Plan {
  readonly reading: MessageReading;
  readonly entries: readonly (readonly [name: string, quantity: Quantity])[];
  readonly epoch: Quantity | undefined;
  readonly step: Quantity | undefined;
  readonly done: Quantity | undefined;
}

const zeros = ['', '0', '00', '000', '0000'];
const ones = ['', '1', '11', '111', '1111'];

/**
 * Remembers how lines were read. Lines that differ only in their digits say the same in the same places, so that the
 * second one needs only its numbers. Runs of digits count as equal when both or neither begin with 0 and they have
 * the same length or both more than 3 digits: dates, times and thousands separators depend on no more.
 */
export class LinePlans {
  private readonly plans = new Map<string, Plan>();
  private line = '';
  private pattern = '';
  /** Start and end of each run of digits in the line. */
  private runs: number[] = [];

  /** The reading of a line by the plan of one like it; undefined where there is none. */
  recall(line: string): MessageReading | undefined {
    this.line = line;
    this.runs = [];
    this.pattern = line.length > longestLine ? '' : this.patternOf(line);
    const plan = this.plans.get(this.pattern);
    if (!plan) return undefined;
    const { reading } = plan;
    return {
      ...reading,
      epoch: plan.epoch && this.amount(plan.epoch),
      step: plan.step && this.amount(plan.step),
      entries: plan.entries.map(([name, quantity]): [string, number] => [name, this.amount(quantity)]),
      bar: reading.bar && plan.done ? { ...reading.bar, done: this.amount(plan.done) } : reading.bar,
    };
  }

  /** Keeps how `message`, the end of the line last asked for, was read. */
  learn(message: string, reading: MessageReading): void {
    const offset = this.line.trimEnd().length - message.length;
    if (this.pattern === '' || reading.entries.length === 0 || !this.line.startsWith(message, offset)) return;
    const quantity = (origin: Origin): Quantity => this.quantityOf(origin, offset);
    const { entries, epoch, step } = reading.origins;
    if (this.plans.size >= mostPlans) this.plans.clear();
    this.plans.set(this.pattern, {
      reading,
      entries: entries.map(([name, origin]) => [name, quantity(origin)]),
      epoch: epoch && quantity(epoch),
      step: step && quantity(step),
      done:
        reading.bar &&
        quantity({ token: { literal: reading.bar.literal }, part: 'value', factor: reading.bar.factor }),
    });
  }

  private patternOf(line: string): string {
    let pattern = '';
    let copied = 0;
    for (let at = 0; at < line.length; at += 1) {
      if (!isDigit(line.charCodeAt(at))) continue;
      const start = at;
      while (isDigit(line.charCodeAt(at))) at += 1;
      const length = Math.min(4, at - start);
      pattern += line.slice(copied, start) + (line.charCodeAt(start) === 48 ? zeros : ones)[length];
      copied = at;
      this.runs.push(start, at);
    }
    return pattern + line.slice(copied);
  }

  private quantityOf({ token, part, factor }: Origin, offset: number): Quantity {
    const { literal, total, aside } = token;
    return {
      part,
      factor,
      value: this.slotOf(literal, offset),
      total: total && this.slotOf(total, offset),
      aside: aside && { ...this.slotOf(aside, offset), percent: aside.percent },
    };
  }

  private slotOf({ at, end, value }: Literal, offset: number): Slot {
    const count = this.runs.length;
    let first = 0;
    while (first < count && this.edge(first) < at + offset) first += 2;
    let last = first;
    while (last + 2 < count && this.edge(last + 3) <= end + offset) last += 2;
    if (first >= count || this.edge(first + 1) > end + offset)
      return { first: -1, last: -1, before: 0, after: 0, constant: value };
    return {
      first,
      last,
      before: this.edge(first) - at - offset,
      after: end + offset - this.edge(last + 1),
      constant: Number.NaN,
    };
  }

  private amount({ part, factor, value, total, aside }: Quantity): number {
    if (part === 'value') return factor * this.number(value);
    if (part === 'aside') return aside ? this.number(aside) : Number.NaN;
    return amountOf(
      'share',
      this.number(value),
      total && this.number(total),
      aside && { value: this.number(aside), percent: aside.percent },
    );
  }

  /** Start of a run at an even place, its end at the odd place behind. */
  private edge(place: number): number {
    return this.runs[place] ?? 0;
  }

  private number({ first, last, before, after, constant }: Slot): number {
    if (first < 0) return constant;
    return numberOf(this.line.slice(this.edge(first) - before, this.edge(last + 1) + after));
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
