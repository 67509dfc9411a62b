import { isPairLetter } from './couples.js';
import { isMeasureName, splitOfPhrase } from './words.js';

export const digits: string = String.raw`(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:_\d{3})*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`;

const number = String.raw`([-+]?${digits}|nan|inf)(?: ?%)?`;
const totalPattern = new RegExp(String.raw`^ {0,3}(?:\/|of(?= )) {0,6}(\d[\d,_]{0,15})(?![\d.]*[.%\w])`);
const slashed = new RegExp(String.raw`^(?: ?%? ?\/ ?|%?\|)${number}`, 'i');
const tuple = new RegExp(String.raw`^ ?%?, {0,2}${number} ?[)\]]`, 'i');
/** The second of `train 0.5, 0.98`, which nothing else names. */
const listed = new RegExp(
  String.raw`^(?: ?%?, {0,2}| ?%? - |%?\s{1,3})(?=\S*[.%])${number}(?=\s*(?:$|[|,;)\]·-])|\s+[A-Za-z])`,
  'i',
);
const named = new RegExp(String.raw`^ ?%?(?:\s?[/|,;&-]\s{0,2}| and |\s{1,3})${number}(?![\w:])`, 'i');

const told = new RegExp(String.raw`^ ?%?\s?[/|,]\s{0,2}${number}(?![\w:])`, 'i');

interface Context {
  /** Whether the words before say what both numbers are. */
  readonly isNamed: boolean;
  /** Whether the message says at some place which data sets its pairs are of. */
  readonly hasLegend: boolean;
  readonly name: string;
  readonly value: number;
  readonly before: string;
  readonly after: string;
}

/** The second number of `3/10`, the total of the first. */
export function totalOf({ name, value, isNamed, after }: Context): RegExpExecArray | undefined {
  const found = isNamed ? null : totalPattern.exec(after);
  if (!found) return undefined;
  // Only of whole things are there so many of so many: `97/100`, `97.0/100`, `97.01/100 (97%)` of a sum of floats.
  const isCount =
    !mayBePair(name) || Number.isInteger(value) || /^\s*\([^()]*%/.test(after.slice(found[0].length));
  return isCount ? found : undefined;
}

/** The second of two numbers that belong together: of two data sets, or the loss and the accuracy of one. */
export function twinOf({ name, isNamed, hasLegend, before, after }: Context): RegExpExecArray | undefined {
  if (isNamed) return named.exec(after) ?? undefined;
  if (!mayBePair(name)) return undefined;
  const inTuple = /[([]\s{0,2}$/.test(before) ? tuple.exec(after) : null;
  const inList = splitOfPhrase(name) === undefined ? null : listed.exec(after);
  const isTold = hasLegend && isMeasureName(name);
  return inTuple ?? (isTold ? told : slashed).exec(after) ?? inList ?? undefined;
}

function mayBePair(name: string): boolean {
  return isPairLetter(name) || splitOfPhrase(name) !== undefined || isMeasureName(name);
}
