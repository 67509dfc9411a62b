const missing = new Set([
  '',
  'na',
  'n/a',
  '<na>',
  'none',
  'null',
  'nil',
  '-',
  '--',
  '#n/a',
  'undefined',
  'nat',
  'no log',
]);

const notFinite: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  '+nan': Number.NaN,
  '-nan': Number.NaN,
  '1.#qnan': Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '+inf': Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '+infinity': Number.POSITIVE_INFINITY,
  '1.#inf': Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
  '-1.#inf': Number.NEGATIVE_INFINITY,
};

/** `tensor(0.1, device='cuda:0')`, `np.float64(0.1)`, `array(0.1)`, `[0.1]`. */
const wrapped =
  /^(?:(?:torch\.)?tensor|(?:np|numpy|jnp)\.\w+|[Aa]rray|float|int)\((?:\s*\[([^,()[\]]+)\]\s*|([^,()[\]]+))(?:,[^()[\]]*(?:\([^()]*\)[^()]*)?)?\)$|^\[([^,[\]]+)\]$/;
const thousands = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const percent = /^([^%]*\d)\s*%$/;

/**
 * What a cell says: a number (NaN and Infinity in any spelling are numbers), `undefined` for one that says
 * "no value" (blank, `NA`, `None`, `null`), else its text. A percent sign is dropped and the number kept as written.
 *
 * @example
 * parseCell(' 50.21 %') // => 50.21
 * parseCell('tensor(0.1000)') // => 0.1
 * parseCell('NA') // => undefined
 */
export function parseCell(raw: string): number | string | undefined {
  const text = raw.trim();
  const lower = text.toLowerCase();
  if (missing.has(lower)) return undefined;
  const number = plainNumber(text, lower);
  if (number !== undefined) return number;
  const inner = wrapped.exec(text);
  if (inner) {
    const value = parseCell(inner[1] ?? inner[2] ?? inner[3] ?? '');
    if (typeof value === 'number') return value;
  }
  if (thousands.test(text)) return Number(text.replaceAll(',', ''));
  const share = percent.exec(text);
  if (share) {
    const value = parseCell(share[1] ?? '');
    if (typeof value === 'number') return value;
  }
  return text;
}

function plainNumber(text: string, lower: string): number | undefined {
  const special = notFinite[lower];
  if (special !== undefined) return special;
  const first = text.charCodeAt(0);
  const startsLikeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  const number = startsLikeNumber ? Number(text) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

/** Whether the cell is written as a percentage. */
export function isPercent(raw: string): boolean {
  return percent.test(raw.trim());
}
