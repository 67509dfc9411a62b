/**
 * Parses JSON as Python writes it: bare `NaN`, `Infinity` and `-Infinity` (also `nan`, `inf`) become numbers, and a
 * comma before a closing bracket is passed over. Plain JSON takes the fast path. Throws `SyntaxError`.
 *
 * @example
 * parseJson('{"loss": NaN}') // => { loss: NaN }
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const repaired = repair(text);
    if (repaired === text) throw error;
    return restoreNaN(JSON.parse(repaired) as unknown);
  }
}

/** Stands for NaN, for which JSON has no literal. Infinity has one: `1e999`. */
const nanMark = '\u0000NaN';

/** A text that nothing ends goes to the end, so that none is looked for anew behind each of its quotes. */
const token = /"(?:[^"\\]+|\\[^]?)*(?:"|$)|[+-]?\b(?:nan|inf(?:inity)?)\b|,(?=\s*[\]}])/gi;

/** Replaces what JSON does not know, outside of strings only. */
function repair(text: string): string {
  return text.replaceAll(token, (found) => {
    if (found.startsWith('"')) return found;
    if (found === ',') return '';
    if (/nan/i.test(found)) return JSON.stringify(nanMark);
    return found.startsWith('-') ? '-1e999' : '1e999';
  });
}

function restoreNaN(root: unknown): unknown {
  if (root === nanMark) return Number.NaN;
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) restoreIn(node, node.keys(), open);
    else if (isRecord(node)) restoreIn(node, Object.keys(node), open);
  }
  return root;
}

function restoreIn<Key extends PropertyKey>(
  parent: Record<Key, unknown>,
  keys: Iterable<Key>,
  open: unknown[],
): void {
  for (const key of keys) {
    const child = parent[key];
    if (child === nanMark) parent[key] = Number.NaN;
    else if (typeof child === 'object' && child !== null) open.push(child);
  }
}

function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
