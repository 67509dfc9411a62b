import { type CounterKind, factorOf } from './counters.js';
import { type Couple, type Legend, legendOf } from './couples.js';
import { withInitials } from './initials.js';
import { type Bar, barOf } from './progress.js';
import { pairNames } from './pairs.js';
import { ReadingBuilder, seriesName, type Reading } from './reading.js';
import { counterIn, countsBefore, isBelieved, splitNamedBefore, standsBesideLoss } from './token-kinds.js';
import { withTrailers } from './trailers.js';
import { amountOf, tokensOf, type Literal, type Token } from './tokens.js';
import { namesOfTwins } from './twin-names.js';
import { isLossName, isMeasureName, isScoreName, splitOf, splitOfPhrase } from './words.js';

/** Units that a metric may have; numbers with other units are times, sizes and speeds. */
const metricUnits = new Set(['', '%', 'nats', 'bits', 'dB', 'percent']);

/** A message as read, with what only the parser can use. */
export interface MessageReading extends Reading {
  /** The counter of a progress bar that is the only counter of the line. */
  readonly bar: Bar | undefined;
  /** Whether the message begins with its counter: `Epoch 3/10`, not `resumed at epoch 3`. */
  readonly headed: boolean;
  /** The data set that the message named last. */
  readonly split: string | undefined;
  /** Where the numbers stand in the message. */
  readonly origins: {
    readonly entries: readonly (readonly [name: string, origin: Origin])[];
    readonly epoch: Origin | undefined;
    readonly step: Origin | undefined;
  };
}

/** The token, and the part of it, that gave a number. */
export interface Origin {
  readonly token: Pick<Token, 'literal' | 'total' | 'aside'>;
  readonly part: 'value' | 'aside' | 'share';
  readonly factor: number;
}

/**
 * Reads counters and named numbers out of one message: `step 250: train loss 1.23, val loss 1.34`,
 * `Epoch: [3][10/391] Loss 2.3 (2.4)`, `[100] train_loss=0.5`, `Train: loss = 0.1 | Test: loss = 0.4`. `phase` is the
 * data set that a line before named for those that follow.
 */
export function readMessage(message: string, phase?: string): MessageReading {
  const bar = barOf(message);
  const legend = legendOf(message);
  const tokens = tokensOf(bar ? bar.rest : message, legend.splits !== undefined);
  const line = new LineReader(withInitials(withTrailers(tokens)), phase, legend);
  return line.read(bar);
}

class LineReader {
  private readonly tokens: readonly Token[];
  private readonly legend: Legend;
  private readonly out = new ReadingBuilder();
  /** Running averages are recognised by scores that have them too, or by a counter of batches. */
  private readonly averages: boolean;
  private split: string | undefined;
  /** The data sets that had a number of their own, without the name of a measure: `Train: 98% Test: 3%`. */
  private readonly scored = new Set<string>();
  private measure: string | undefined;
  private headed = false;
  /** Factor of a number that opens the line, and counts where nothing else does. */
  private pending: number | undefined;
  private readonly entries: [string, Origin][] = [];
  private readonly counters = new Map<CounterKind, Origin>();
  private subject: string | undefined;

  constructor(tokens: readonly Token[], phase: string | undefined, legend: Legend) {
    this.tokens = tokens;
    this.legend = legend;
    this.split = phase;
    this.averages = tokens.some((token) => token.aside && !token.aside.percent && isScoreName(token.name));
  }

  read(bar: Bar | undefined): MessageReading {
    for (const [index, token] of this.tokens.entries()) {
      for (const head of token.heads) this.readHead(head);
      if (token.name === '') this.readUnnamed(token, this.tokens[index - 1]);
      else this.readNamed(token, this.tokens[index + 1]);
    }
    const counted = this.out.counted('epoch') || this.out.counted('step');
    const [first] = this.tokens;
    if (first && this.pending !== undefined && !counted) this.count('step', first, this.pending, 1);
    if (counted && this.pending !== undefined && first?.total) this.out.inner = true;
    if (bar) this.out.running = true;
    const reading = this.out.build();
    const epoch = this.counters.get('epoch');
    const step =
      this.counters.get('step') ?? (reading.step === undefined ? undefined : this.counters.get('batch'));
    const origins = { entries: this.entries, epoch, step };
    return { ...reading, bar: counted ? undefined : bar, headed: this.headed, split: this.split, origins };
  }

  private count(kind: CounterKind, token: Token, factor: number, rank: number): void {
    if (this.out.count(kind, token.literal.value * factor, rank))
      this.counters.set(kind, { token, part: 'value', factor });
  }

  private add(name: string, token: Token, part: Origin['part'] = 'value'): void {
    const amount = amountOf(part, token.literal.value, token.total?.value, token.aside);
    if (this.out.add(name, amount)) this.entries.push([name, { token, part, factor: 1 }]);
  }

  private readHead(head: string): void {
    const split = splitOfPhrase(head);
    if (split) this.split = split;
    else if (head.length < 30 && isMeasureName(head) && !/\d/.test(head)) this.measure = head.toLowerCase();
  }

  private readUnnamed(token: Token, before: Token | undefined): void {
    const factor = factorOf(token.unit);
    if (token.total !== undefined && !token.leading) this.out.inner = true;
    else if (
      token.leading &&
      token.literal.value >= 0 &&
      factor !== undefined &&
      (token.whole || token.unit !== '')
    ) {
      this.pending = factor;
      this.headed = true;
    } else if (this.subject && token.explicit) {
      this.add(seriesName(this.subject, this.split), token);
      this.subject = undefined;
    } else if (token.unit === '%' && before && this.split && isLossName(this.nameOf(before)))
      this.add(`${this.split}/acc`, token);
  }

  private readNamed(token: Token, next: Token | undefined): void {
    const counter = counterIn(token, this.tokens);
    if (counter) {
      this.headed ||=
        !this.out.counted('epoch') &&
        !this.out.counted('step') &&
        token === this.tokens[0] &&
        token.heads.length === 0;
      if (counter.kind === 'step' && token.total !== undefined && this.out.counted('epoch'))
        this.out.inner = true;
      this.count(counter.kind, token, counter.factor, counter.rank);
      if (counter.split) this.split = counter.split;
      if (isMeasureName(counter.subject)) this.subject = counter.subject;
      return;
    }
    const bare = splitOfPhrase(token.name);
    if (bare) this.readBareSplit(bare, token, next);
    else if (token.couple !== undefined || (metricUnits.has(token.unit) && isBelieved(token)))
      this.readMetric(token);
  }

  /** `train: 0.12 (0.98)`, `Loss: train 0.5 test 0.6`, `Test: [10/79]`, `Train: [3/20] [10/79]`. */
  private readBareSplit(split: string, token: Token, next: Token | undefined): void {
    this.split = split;
    this.scored.add(split);
    const [first, second] = this.legend.measures ?? [];
    const pair: Couple = first && second ? [`${split}/${first}`, `${split}/${second}`] : pairNames(split);
    if (token.twin) this.addPair(pair, token, token.twin);
    else if (
      token.whole &&
      token.unit === '' &&
      !token.aside &&
      next?.name === '' &&
      next.total !== undefined
    )
      this.count('epoch', token, 1, 1);
    else if (token === this.tokens[0] && countsBefore(token, next)) this.count('step', token, 1, 1);
    else if (token.total !== undefined && !token.aside) this.out.inner = true;
    else if (token.total !== undefined) this.add(`${split}/acc`, token, 'share');
    else if (!metricUnits.has(token.unit)) return;
    else if (this.measure) this.add(`${split}/${this.measure}`, token);
    else if (token.aside) {
      this.add(`${split}/loss`, token);
      this.add(`${split}/acc`, token, 'aside');
    } else if (token.unit !== '%' && next?.name === '' && next.unit === '%' && next.heads.length === 0) {
      this.add(`${split}/loss`, token);
      this.add(`${split}/acc`, next);
    } else if (token.unit === '%') this.add(`${split}/acc`, token);
    else this.add(this.scored.size === 1 && next && standsBesideLoss(next) ? `${split}/loss` : split, token);
  }

  private readMetric(token: Token): void {
    if (this.scored.size > 1) this.split = undefined;
    const spaced = token.name.split(' ').find((word) => splitOf(word) !== undefined);
    // The number of this data set has its companion; that of the next one will have its own.
    const isCompanion =
      this.split !== undefined && !spaced && isMeasureName(token.name) && this.scored.delete(this.split);
    const { tokens, legend, split, scored } = this;
    const names = token.twin && namesOfTwins(token, { tokens, legend, split, scored });
    if (token.twin && names) {
      this.addPair(names, token, token.twin);
      return;
    }
    const name = this.nameOf(token);
    if (spaced && token.name.includes(' ')) this.split = splitOf(spaced);
    const slash = name.lastIndexOf('/');
    if (isMeasureName(name) && slash > 0 && !isCompanion && !token.name.includes('/'))
      this.measure = name.slice(slash + 1);
    const { aside } = token;
    if (token.total !== undefined) this.addShare(name, token);
    else if (aside && !aside.percent && (this.averages || this.out.inner) && isMeasureName(name)) {
      this.out.running = true;
      this.add(name, token, 'aside');
    } else {
      this.add(name, token);
      if (aside && isLossName(name) && (aside.percent || (aside.value >= 0 && aside.value <= 1)))
        this.add(name.replace(/(?:\w* )?loss\w*$/i, 'acc'), token, 'aside');
    }
  }

  private addPair([first, second]: Couple, token: Token, twin: Literal): void {
    this.add(first, token);
    this.add(second, { ...token, literal: twin });
  }

  private addShare(name: string, token: Token): void {
    if (token.aside?.percent || isScoreName(name)) this.add(name, token, 'share');
  }

  private nameOf(token: Token): string {
    const name = seriesName(token.name, this.split);
    if (!this.out.has(name) || !isMeasureName(name)) return name;
    const last = splitNamedBefore(token, this.tokens);
    return last ? seriesName(token.name, last) : name;
  }
}
