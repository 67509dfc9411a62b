import { labelOf } from './labels.js';
import { cleaned } from './cleaned.js';
import { counterNamed } from './counters.js';
import type { Couple } from './couples.js';
import { digits, totalOf, twinOf } from './twins.js';
import { splitOfPhrase } from './words.js';

/** A number with its place in the message. */
export interface Literal {
  readonly value: number;
  readonly at: number;
  readonly end: number;
}

/** A number of a message with the words that stand before it. */
export interface Token {
  /** The words that name the number; '' where there are none or where they are prose. */
  readonly name: string;
  /** Phrases between the number before and this name: `train` in `train | loss 0.5`. */
  readonly heads: readonly string[];
  readonly literal: Literal;
  /** Whether `=`, `:` or an arrow stands between name and number. */
  readonly explicit: boolean;
  /** Whether nothing with a letter stands before it in the message. */
  readonly leading: boolean;
  /** Whether it is written without a point or an exponent. */
  readonly whole: boolean;
  /** `%`, the letters that follow at once (`ms`), the unit in the name (`time (s)`), or ''. */
  readonly unit: string;
  /** The second number of `3/10`, `3 / 10` or `3 of 10`. */
  readonly total?: Literal;
  /** The second of two numbers that belong together: `loss (train/test): 0.5/0.6`, `train 0.5/0.98`. */
  readonly twin?: Literal;
  /** The names of the number and its twin, where both are named: `train/test loss 0.5/0.6`. */
  readonly couple?: Couple;
  /** The data set in parentheses behind it: `0.5 (train)`. */
  readonly trailer?: string;
  /** The number in parentheses behind it: `0.5 (0.98)`, `97/100 (97%)`. */
  readonly aside?: Literal & { readonly percent: boolean };
}

const numberPattern = new RegExp(
  String.raw`(?<![\w.@/]|\w[-+])[-+]?(?:${digits}|(?:nan|inf|infinity)(?![\w]))`,
  'gi',
);
const asidePattern = new RegExp(String.raw`^\s{0,3}\( {0,3}([-+]?${digits}|nan|inf) {0,2}(%?)\)`, 'i');
const trailerPattern = /^\s?[([]([\p{L} ]{1,20})[)\]](?! ?[:=])/u;
const unitPattern = /^(?: {0,1}%|[A-Za-zµ]{1,12}(?:\/[A-Za-z]{1,12})?)/;

/** A line with more numbers is no line of metrics. */
const mostTokens = 500;

/** The number that a text in digits spells, with thousands separators. */
export function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isNaN(number)) return number;
  const plain = text
    .replaceAll(/[,_]/g, '')
    .toLowerCase()
    .replace(/(?<=\d)f(?=[-\d])/, 'e');
  if (plain.includes('inf'))
    return plain.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(plain);
}

/**
 * What a token is worth: the number itself, the one in parentheses behind it, or the share that both parts of `a/b`
 * make. `97/100 (97%)` is 97 in percent with all its digits; `97/100` is 0.97.
 */
export function amountOf(
  part: 'value' | 'aside' | 'share',
  value: number,
  total: number | undefined,
  aside: { readonly value: number; readonly percent: boolean } | undefined,
): number {
  if (part === 'value') return value;
  if (part === 'aside') return aside?.value ?? Number.NaN;
  const fraction = value / (total ?? 1);
  if (!aside?.percent) return aside && Math.abs(aside.value - fraction) > 0.01 ? aside.value : fraction;
  return Math.abs(aside.value - 100 * fraction) <= 1 ? 100 * fraction : aside.value;
}

/**
 * The numbers of a message, left to right. Times of day, dates, versions and numbers inside words are no tokens.
 * `hasLegend` says whether the message tells at some place which data sets its pairs of numbers are of.
 */
export function tokensOf(message: string, hasLegend = false): Token[] {
  const text = cleaned(message);
  const tokens: Token[] = [];
  let end = 0;
  let lettersSeen = false;
  numberPattern.lastIndex = 0;
  for (
    let found = numberPattern.exec(text);
    found && tokens.length < mostTokens;
    found = numberPattern.exec(text)
  ) {
    const [written] = found;
    const after = text.slice(numberPattern.lastIndex, numberPattern.lastIndex + 260);
    if (/^(?:\.\d|[:-]\d|_|\.[A-Za-z])/.test(after)) continue;
    const before = text.slice(Math.max(end, found.index - 200), found.index);
    const label = labelOf(before);
    if (/[a-z]/i.test(written.slice(-1)) && !label.explicit && !label.name) continue;
    lettersSeen ||= /\p{L}/u.test(before);
    const literal = literalOf(written, found.index);
    const isWhole = /^\+?[\d,_]+$/.test(written);
    const own = label.name === '' && !isWhole ? bracketed(before, label.heads) : label.name;
    const name = tokens.length === 0 && /^\W{0,4}(?:after|at) $/i.test(before) ? counterBehind(after) : own;
    const context = {
      name,
      value: literal.value,
      isNamed: label.couple !== undefined,
      hasLegend,
      before,
      after,
    };
    const second = totalOf(context);
    const twin = second ? undefined : twinOf(context);
    const couple = twin && label.couple;
    const totalEnd = literal.end + (second ?? twin ?? [''])[0].length;
    const behind = text.slice(totalEnd, totalEnd + 200);
    const extra = asidePattern.exec(behind);
    const unitText = second || twin ? undefined : unitPattern.exec(behind)?.[0];
    end = totalEnd + (extra?.[0].length ?? 0) + (unitText?.length ?? 0);
    const trailer = splitOfPhrase(trailerPattern.exec(text.slice(end, end + 24))?.[1] ?? '');
    tokens.push({
      name,
      heads: (couple ?? label).heads,
      literal,
      explicit: label.explicit,
      leading: !lettersSeen && tokens.length === 0,
      whole: isWhole,
      unit: unitText?.trim() ?? label.unit,
      ...(second && {
        total: literalOf(second[1] ?? '', literal.end + second[0].length - (second[1] ?? '').length),
      }),
      ...(twin && { twin: literalOf(twin[1] ?? '', literal.end + twin[0].lastIndexOf(twin[1] ?? '')) }),
      ...(couple && { couple: couple.names }),
      ...(trailer !== undefined && { trailer }),
      ...(extra && {
        aside: {
          ...literalOf(extra[1] ?? '', totalEnd + extra[0].indexOf(extra[1] ?? '')),
          percent: extra[2] === '%',
        },
      }),
    });
    numberPattern.lastIndex = end;
  }
  return tokens;
}

/** The counter that stands behind its number: `After 100 steps: loss 0.5`. */
function counterBehind(after: string): string {
  const word = /^ (\p{L}+)/u.exec(after)?.[1] ?? '';
  return counterNamed(word, 1) ? word : '';
}

/** The data set that names a number from its brackets: `[train] 0.5`. */
function bracketed(before: string, heads: readonly string[]): string {
  const last = heads.at(-1) ?? '';
  return /[\])][\s:]*$/.test(before) && splitOfPhrase(last) !== undefined ? last : '';
}

function literalOf(text: string, at: number): Literal {
  return { value: numberOf(text), at, end: at + text.length };
}
