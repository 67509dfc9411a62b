let last: Uint32Array = new Uint32Array();

/**
 * The numbers 0 to `count` - 1, to be read only. Columns of one length that ask one after the other share one array, so
 * that what holds for the rows of one is seen at once to hold for all.
 */
export function firstRows(count: number): Uint32Array {
  if (last.length === count) return last;
  last = new Uint32Array(count);
  for (let row = 1; row < count; row++) last[row] = row;
  return last;
}
