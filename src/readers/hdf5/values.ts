import type { Attribute, Dataset, Metadata } from 'h5wasm';
import { countOf } from '../numpy/array.js';
import { NdArray, type TreeValue } from '../tree/index.js';

/** Number of a data set's type in the library (`H5T_class_t`). */
const typeClass = { integer: 0, float: 1, string: 3, compound: 6, enum: 8 } as const;

/** What is read from a data set: a value, or one value for each member of a structured type. */
export type Content =
  | { readonly kind: 'value'; readonly value: TreeValue }
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, unknown[]> };

/** The content of a data set; undefined for types that hold no numbers and no text. */
export function contentOf(dataset: Dataset): Content | undefined {
  const { metadata } = dataset;
  if (metadata.type === typeClass.compound) return { kind: 'members', members: membersOf(dataset) };
  const value = holdsScalars(metadata) ? asTree(dataset.value, dataset.shape ?? []) : undefined;
  return value === undefined ? undefined : { kind: 'value', value };
}

/** The number, text or truth value of an attribute; undefined for lists and for attributes without a value. */
export function attributeOf(attribute: Attribute): number | string | undefined {
  const { metadata } = attribute;
  if (!holdsScalars(metadata) || !metadata.shape || countOf(metadata.shape) !== 1) return undefined;
  const found = asTree(attribute.value, []);
  return typeof found === 'number' || typeof found === 'string' ? found : undefined;
}

/** The rows of a table, one list a member. */
function membersOf(dataset: Dataset): Map<string, unknown[]> {
  const names = dataset.metadata.compound_type?.members.map(({ name }) => name) ?? [];
  const columns = new Map(names.map((name): [string, unknown[]] => [name, []]));
  const rows: unknown = dataset.value;
  if (!Array.isArray(rows)) return columns;
  for (const row of rows)
    for (const [at, name] of names.entries()) columns.get(name)?.push(Array.isArray(row) ? row[at] : null);
  return columns;
}

/** A list of the library as a tree value; what is no number or text becomes null. */
export function listOf(values: readonly unknown[]): TreeValue {
  return values.map((value) => scalarIn(value) ?? null);
}

function holdsScalars({ type }: Metadata): boolean {
  return [typeClass.integer, typeClass.float, typeClass.string, typeClass.enum].some(
    (known) => known === type,
  );
}

function asTree(value: unknown, shape: readonly number[]): TreeValue | undefined {
  const scalar = scalarIn(value);
  if (scalar !== undefined) return scalar;
  const numbers = numbersIn(value);
  if (numbers) return countOf(shape) === 1 && shape.length !== 1 ? numbers[0] : new NdArray(shape, numbers);
  return Array.isArray(value) ? listOf(value) : undefined;
}

function scalarIn(value: unknown): number | string | undefined {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : undefined;
}

function numbersIn(value: unknown): Float64Array | undefined {
  if (value instanceof BigInt64Array || value instanceof BigUint64Array)
    return Float64Array.from(value, Number);
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return undefined;
  return Float64Array.from(value as Float64Array);
}
