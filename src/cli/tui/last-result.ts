/**
 * The same function, which keeps its last result for as long as it is called with the same arguments. Arguments are
 * compared one by one, and lists and plain objects by what they hold.
 */
export function keepingLast<Arguments extends readonly unknown[], Result>(
  make: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | undefined;
  return (...given) => {
    if (!last || !given.every((argument, i) => isSame(argument, last!.given[i])))
      last = { given, result: make(...given) };
    return last.result;
  };
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isHolder(one) || !isHolder(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return keys.length === others.length && keys.every((key) => Object.is(one[key], other[key]));
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  );
}
