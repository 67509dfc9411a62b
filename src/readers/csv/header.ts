import { parseCell } from '../table/cell.js';
import { isMetricName } from '../table/names.js';
import { type Delimiter, splitLine } from './split-line.js';

/** The first line is a header when it names something: at least one text cell that no row of numbers would have. */
export function findHeader(first: readonly string[], width: number): string[] | undefined {
  const names = first.map((cell) => cell.trim());
  if (Math.abs(names.length - width) > 1) return undefined;
  const words = names.filter((name) => typeof parseCell(name) === 'string').length;
  const numbers = names.filter((name) => typeof parseCell(name) === 'number').length;
  if (names.every((name) => /^\w[\w.-]*=\S+$/.test(name))) return undefined;
  if (words === 0) return isUnnamedFrame(names) ? names : undefined;
  return numbers === 0 || (isCounting(names) && !startsSeries(names)) ? names : undefined;
}

/** Whether the rising numbers are values behind the name of a metric, and no steps. */
function startsSeries([name = '', ...numbers]: readonly string[]): boolean {
  return isMetricName(name) && !numbers.every((cell) => Number.isInteger(Number(cell)));
}

/** Whether all rows have one cell more than the header, in front: the index that pandas prints, or row names of R. */
export function hasRowNames(header: readonly string[], data: readonly string[][]): boolean {
  return (
    data.length > 1 && data.every((row) => row.length === header.length + 1 && row.at(-1)?.trim() !== '')
  );
}

/** Names with single blanks inside, set apart by two: `Train Loss  Test Loss`. */
export function spacedHeader(
  delimiter: Delimiter,
  line: string | undefined,
  width: number,
): readonly string[] | undefined {
  const names = line === undefined ? [] : spacedNames(line, delimiter);
  return names.length === width ? findHeader(names, width) : undefined;
}

/** The cells of a header: of one between blanks, those that two blanks set apart. */
export function spacedNames(line: string, delimiter: Delimiter): string[] {
  return delimiter === 'space' ? line.trim().split(/\t|\s{2,}/) : [];
}

/** `,0,1,2`: a pandas frame with its index and without names. */
export function isUnnamedFrame(names: readonly string[]): boolean {
  return (
    names.length > 1 && names[0] === '' && names.slice(1).every((name, column) => name === String(column))
  );
}

/** Whether the header ends in rising numbers: the steps of a transposed table, or unnamed columns. */
export function isCounting(names: readonly string[]): boolean {
  const numbers = names.map(Number);
  const last = names.at(-1) === '' ? names.length - 1 : names.length;
  const from =
    names.slice(0, last).findLastIndex((name) => !(name !== '' && Number.isFinite(Number(name)))) + 1;
  if (last - from < 3) return false;
  for (let at = from + 1; at < last; at++) if (numbers[at]! <= numbers[at - 1]!) return false;
  return true;
}

/** `# step, train_loss`: the header that numpy.savetxt writes. */
export function commentHeader(
  comments: readonly string[],
  delimiter: Delimiter,
  width: number,
): string[] | undefined {
  const last = comments.at(-1)?.replace(/^[#%/\s]+/, '');
  if (last === undefined) return undefined;
  const names = splitLine(last, delimiter).map((cell) => cell.trim());
  return names.length === width && names.every((name) => typeof parseCell(name) === 'string')
    ? names
    : undefined;
}
