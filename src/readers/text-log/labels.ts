import { memoized } from '../memo.js';
import { type Couple, coupleOf } from './couples.js';
import { splitOfPhrase } from './words.js';

export interface Label {
  readonly name: string;
  /** The phrases before the name, in order. */
  readonly heads: readonly string[];
  readonly explicit: boolean;
  /** Unit in parentheses behind the name: `accuracy (%)`. */
  readonly unit: string;
  /** The names where there are two of them, `train/test loss`, and the phrases before both. */
  readonly couple?: { readonly names: Couple; readonly heads: readonly string[] };
}

const introducer = /[\s:=~≈→>({['"#-]*$/;
const normBars = /\|{1,2}[^\s|]{1,12}\|{1,2}(?:_?[12F]|²)?$/;
const parenthesis = /\s*\(([^()]{1,24})\)$/;
const units = /^(?:%|m?s|sec|secs|seconds|min|h|hours|[KMG]i?B|nats|bits|percent)$/i;
const doubleBars = /\|\|[^\s|]{1,12}\|\|(?:_?[12F]|²)?$/;
const separators = /[|,;!?\t{}[\]()<>•·│┃║*\n"'\\]+|\s{2,}|\s[-–—]+(?=\s|$)|^[-–—#=~]+/;
const word = /^[#@]?\p{L}[\p{L}\p{N}_./@+^²|θ-]{0,60}$/u;
const mostWords = 5;
/** Words of sentences, which no name of a metric has. */
const prose = /^(?:from|to|than|took|was|were|did|improved|and|or|you|we|it|this|that|will|because|but)$/i;

/**
 * The name of a number from the text between the number before and it: the words after the last separator, without
 * the `:` or `=` that introduces the number.
 */
export const labelOf: (before: string) => Label = memoized((before) => {
  const introduced = introducer.exec(before)?.[0] ?? '';
  const explicit = /[:=→>~≈]/.test(introduced);
  let text = before.slice(0, before.length - introduced.length).replace(/'s(?=\s)/, '');
  const bars = (explicit ? normBars : doubleBars).exec(text)?.[0];
  if (bars) return { name: bars, heads: phrases(text.slice(0, -bars.length)), explicit, unit: '' };
  const couple = coupleOf(text);
  let unit = '';
  let suffix = '';
  const heads: string[] = [];
  const inside = parenthesis.exec(text);
  if (inside) {
    text = text.slice(0, inside.index);
    const content = inside[1]?.trim() ?? '';
    if (units.test(content)) unit = content.toLowerCase() === 'percent' ? '%' : content;
    else if (couple) suffix = inside[0];
    else if (splitOfPhrase(content)) heads.push(content);
    else if (/\S$/.test(text) && inside[0].startsWith('(')) suffix = inside[0];
  }
  const parts = phrases(text);
  const last = lastPhrase(text) ? (parts.pop() ?? '') : '';
  heads.unshift(...parts.filter(hasLetter));
  const name = nameOf(last);
  return {
    name: name === '' ? '' : name + suffix.replaceAll(/\s/g, ''),
    heads,
    explicit,
    unit,
    ...(couple && { couple: { names: couple.names, heads: phrases(couple.head).filter(hasLetter) } }),
  };
});

/** Whether the text ends in a phrase, and not in a separator. */
function lastPhrase(text: string): boolean {
  return /[\p{L}\p{N}_.%²]$/u.test(text.trimEnd());
}

function phrases(text: string): string[] {
  return text
    .split(separators)
    .flatMap((part) => part.split(/[:=](?:\s|$)|=>|->/))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function hasLetter(part: string): boolean {
  return /\p{L}/u.test(part);
}

function nameOf(phrase: string): string {
  const words = phrase
    .replace(/^and\s/, '')
    .split(/\s+/)
    .filter((one) => /\p{L}/u.test(one));
  if (
    words.length > mostWords ||
    words.some((one) => prose.test(one)) ||
    !words.every((one) => word.test(one.replace(/[:.]+$/, '')))
  )
    return '';
  return words.map((one) => one.replace(/[:.]+$/, '')).join(' ');
}
