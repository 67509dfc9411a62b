import { memoized } from '../memo.js';
import { seriesName } from './reading.js';
import { isLossName, isMeasureName, splitOf, splitOfPhrase } from './words.js';

/** The names of two numbers that follow one another. */
export type Couple = readonly [first: string, second: string];

const joined = String.raw`(?<![\p{L}_])([\p{L}_]+)\s?(?:[/|,&]|\sand\s)\s?([\p{L}_]+)`;
const term = String.raw`[\p{L}_][\p{L}\p{N}_@.-]*`;
const couple = new RegExp(
  String.raw`(?<before>(?:(?<![\p{L}\p{N}_])${term} ){0,2}(?:${term}(?: |(?=[([])))?)[([]?\s?${joined}(?<after>(?:\s?[)\]]\s?(?:${term})?)?(?: ${term}){0,2})$`,
  'u',
);
const legend = new RegExp(joined, 'gu');
const longest = 80;
const letterMeasures = new Map([
  ['L', 'loss'],
  ['A', 'acc'],
]);

/** Whether the name is `L` or `A`, a loss or an accuracy where a line has pairs of both. */
export function isPairLetter(name: string): boolean {
  return letterMeasures.has(name);
}

/** The measure that a word names where it stands with others in a pair: `L/A`, `loss/acc`. */
export function measureInPair(word: string): string | undefined {
  return letterMeasures.get(word) ?? (isMeasureName(word) ? word.toLowerCase() : undefined);
}

/**
 * The names of two numbers where the text before them ends in both, and what stands before the names.
 *
 * @example
 * coupleOf('train/test loss')?.names // => ['train/loss', 'test/loss']
 * coupleOf('val loss, acc')?.names // => ['val/loss', 'val/acc']
 * coupleOf('Train Loss / Test Loss')?.names // => ['train/loss', 'test/loss']
 */
export const coupleOf: (text: string) => { readonly names: Couple; readonly head: string } | undefined =
  memoized((text) => {
    const end = text.slice(-longest);
    const found = couple.exec(end);
    const names = found && namesIn(found);
    return names ? { names, head: text.slice(0, text.length - end.length + found.index) } : undefined;
  });

function namesIn({ 2: first = '', 3: second = '', groups = {} }: RegExpExecArray): Couple | undefined {
  const before = (groups['before'] ?? '').trim();
  const after = (groups['after'] ?? '').replace(/[)\]]/, '').trim();
  const rest = `${before} ${after}`.trim();
  const measure = measureInPair(rest);
  const splits = splitsOf(first, second);
  if (splits && measure) return [`${splits[0]}/${measure}`, `${splits[1]}/${measure}`];
  const measures = measuresOf(first, second);
  const split = splitOfPhrase(rest);
  if (measures && (rest === '' || split))
    return [seriesName(measures[0], split), seriesName(measures[1], split)];
  return whole(`${before} ${first}`.trim(), `${second} ${after}`.trim());
}

/** What the numbers of all pairs of a message are. */
export interface Legend {
  readonly splits?: Couple;
  readonly measures?: Couple;
}

/** What a message says at some place about all of its pairs: `(train / val)`, `loss/acc:`. */
export function legendOf(message: string): Legend {
  if (!/[/|]/.test(message)) return {};
  const found = [...message.matchAll(legend)];
  const splits = found.map(([, first = '', second = '']) => splitsOf(first, second)).find(Boolean);
  const measures = found.map(([, first = '', second = '']) => measuresOf(first, second)).find(Boolean);
  return { ...(splits && { splits }), ...(measures && { measures }) };
}

function splitsOf(first: string, second: string): Couple | undefined {
  const splits = [splitOf(first), splitOf(second)];
  return splits[0] && splits[1] && splits[0] !== splits[1] ? [splits[0], splits[1]] : undefined;
}

/** A loss and a score, in either order. */
function measuresOf(first: string, second: string): Couple | undefined {
  const measures = [measureInPair(first), measureInPair(second)];
  return measures[0] && measures[1] && isLossName(measures[0]) !== isLossName(measures[1])
    ? [measures[0], measures[1]]
    : undefined;
}

/** Two names of which each tells its data set: `train_loss/test_loss`. */
function whole(first: string, second: string): Couple | undefined {
  const names = [first, second].map((name) => seriesName(name.replaceAll('_', ' ')));
  const areMeasures = names.every((name) => /^(?:train|test|val|eval)\/./.test(name) && isMeasureName(name));
  return areMeasures && names[0] !== names[1] ? [names[0] ?? '', names[1] ?? ''] : undefined;
}
