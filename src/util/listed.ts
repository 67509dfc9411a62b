/** Characters of an item that are shown. */
const longest = 80;

/**
 * The first items of a list for a sentence, and how many more there are. Of a long item its start is shown, so that no
 * input makes a sentence long.
 *
 * @param most items to show (default 5)
 * @example
 * listed(['a', 'b', 'c'], 2) // => 'a, b and 1 more'
 */
export function listed(items: readonly string[], most = 5): string {
  return withRest(items.slice(0, most).map(shortened), items.length);
}

/**
 * Names in quotes, as `listed` lists them.
 *
 * @param most names to show (default 5)
 * @example
 * quotedList(['step', 'loss']) // => '"step", "loss"'
 */
export function quotedList(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => `"${shortened(name)}"`);
  return withRest(shown, names.length);
}

function withRest(shown: readonly string[], count: number): string {
  const rest = count > shown.length ? ` and ${count - shown.length} more` : '';
  return shown.join(', ') + rest;
}

function shortened(item: string): string {
  return item.length > longest ? `${item.slice(0, longest)}…` : item;
}
