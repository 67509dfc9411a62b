/** Protocol 0 writes truth values as the integers `01` and `00`. */
export function integerFromText(text: string): number | boolean {
  if (text === '01') return true;
  return text === '00' ? false : Number(text.replace(/L$/, ''));
}

/** A float as Python's `repr` writes it. */
export function floatFromText(text: string): number {
  const spelled = text.trim().toLowerCase();
  if (spelled === 'inf') return Number.POSITIVE_INFINITY;
  return spelled === '-inf' ? Number.NEGATIVE_INFINITY : Number(spelled);
}

/** A text with Python's escapes resolved. */
export function unescaped(text: string): string {
  const plain: Readonly<Record<string, string>> = {
    n: '\n',
    r: '\r',
    t: '\t',
    '\\': '\\',
    "'": "'",
    '"': '"',
  };
  return text.replaceAll(
    /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{2})|([nrt\\'"]))/gi,
    (_, short?: string, long?: string, byte?: string, letter?: string) =>
      letter === undefined
        ? String.fromCodePoint(Number.parseInt(short ?? long ?? byte ?? '0', 16))
        : (plain[letter] ?? letter),
  );
}
