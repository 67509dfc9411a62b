import { parseCell } from '../table/cell.js';
import { counterName, isMetricKeyName, isSplitName } from '../table/names.js';

const mostRows = 4;

/**
 * A header of several rows, as pandas writes columns of several levels (`train,train,test,test` above
 * `loss,acc,loss,acc`): the names of each column joined, and how many rows follow the first. `undefined` where the first
 * row is the whole header.
 */
export function joinHeaderRows(
  first: readonly string[],
  rows: readonly string[][],
): { readonly names: string[]; readonly more: number } | undefined {
  const header: (readonly string[])[] = [first.map(named)];
  while (header.length < mostRows && goesOn(header, rows.slice(header.length - 1)))
    header.push(rows[header.length - 1]!.map(named));
  if (header.length === 1) return undefined;
  const [lowest = []] = header.slice(-1);
  const isIndexName = lowest.slice(1).every((name) => name === '');
  const levels = isIndexName ? header.slice(0, -1) : header;
  if (levels.length === 1) return { names: [lowest[0] ?? '', ...first.slice(1)], more: 1 };
  const names = first.map((_, column) =>
    column === 0 ? nameOfIndex(header.map((row) => row[0] ?? '')) : nameIn(levels, column),
  );
  return { names, more: header.length - 1 };
}

function named(cell: string): string {
  const name = cell.trim();
  return /^Unnamed: \d+(?:_level_\d+)?$/.test(name) ? '' : name;
}

/**
 * Whether the next row is of names as well, each above numbers, and is not the header once more. A row that names only
 * the index belongs to a header that does not.
 */
function goesOn(
  [first = []]: readonly (readonly string[])[],
  [next, ...below]: readonly string[][],
): boolean {
  if (!next || below.length === 0 || next.length !== first.length) return false;
  const names = next.map(named);
  const [index, ...others] = names;
  if (names.some((name) => typeof parseCell(name) === 'number')) return false;
  if (others.every((name) => name === '') && (index === '' || first[0] !== '')) return false;
  return (
    names.some((name, column) => name !== first[column]) &&
    names.every((name, column) => name === '' || standsAboveNumbers(below, column))
  );
}

function standsAboveNumbers(rows: readonly string[][], column: number): boolean {
  const cells = rows.map((row) => parseCell(row[column] ?? '')).filter((cell) => cell !== undefined);
  return cells.length > 0 && cells.filter((cell) => typeof cell === 'number').length >= 0.8 * cells.length;
}

/** The column in front counts, or has the names of the levels above it. */
function nameOfIndex(names: readonly string[]): string {
  const given = names.filter((name) => name !== '' && !isSplitName(name) && !isMetricKeyName(name));
  return given.find(counts) ?? given[0] ?? '';
}

/** The names of a column from above; a blank above a name stands for the name to the left, as in merged cells. */
function nameIn(levels: readonly (readonly string[])[], column: number): string {
  const parts = levels.map((row, level) => {
    const isNamedBelow = levels.slice(level + 1).some((below) => below[column] !== '');
    return row[column] === '' && isNamedBelow ? lastNamed(row, column) : (row[column] ?? '');
  });
  return parts.find(counts) ?? parts.filter((name) => name !== '').join('/');
}

/** Whether the name is of a counter, and not of an index, as one without letters may be. */
function counts(name: string): boolean {
  return (counterName(name)?.unit ?? 'index') !== 'index';
}

function lastNamed(row: readonly string[], column: number): string {
  return row.slice(1, column).findLast((name) => name !== '') ?? '';
}
