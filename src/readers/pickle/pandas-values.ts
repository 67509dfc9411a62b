import { NdArray, type TreeObject, type TreeValue } from '../tree/index.js';
import { NumpyArray } from './numpy-values.js';
import { type Buildable, Dict, Instance, listOf, numberIn } from './values.js';

/** Columns of one type: the rows of `values` are the columns, `places` says which. */
interface Block {
  readonly values: unknown;
  readonly places: unknown;
}

/** The labels of an axis of a data frame, from the fields that `_new_Index` gets. */
class Index {
  private readonly fields: Dict | undefined;

  constructor(fields: Dict | undefined) {
    this.fields = fields;
  }

  /** What it counts, where it has a name. */
  get name(): string | undefined {
    const name = this.fields?.get('name');
    return typeof name === 'string' ? name : undefined;
  }

  get texts(): readonly string[] | undefined {
    return textsOf(this.fields?.get('data'));
  }

  /** The numbers of its `count` labels; undefined where it only numbers rows and has no name. */
  numbers(count: number): NdArray | undefined {
    const [start = 0, step = 0] = ['start', 'step'].map((key) => numberIn(this.fields?.get(key)));
    if (!(step > 0)) return numbersOf(this.fields?.get('data'));
    if (this.name === undefined && start === 0 && step === 1) return undefined;
    return new NdArray(
      [count],
      Float64Array.from({ length: count }, (_, i) => start + i * step),
    );
  }
}

/** An array of texts of pandas without pyarrow: `__pyx_unpickle_NDArrayBacked`, of which a later BUILD gives the array. */
export class ArrayBacked implements Buildable {
  array: unknown;

  build(state: unknown): void {
    this.array = listOf(state).find((part) => part instanceof NumpyArray);
  }
}

/** A pandas DataFrame: its columns of numbers and texts by name, and its index where that has a name. */
export class DataFrame implements Buildable {
  private manager: Instance | undefined;

  build(state: unknown): void {
    this.manager = managerIn(state);
  }

  toTree(): TreeObject {
    const { blocks, axes } = contentOf(this.manager);
    const [labels, rows] = axes.map((axis) => (axis instanceof Index ? axis : undefined));
    const columns: [string, TreeValue][] = [];
    for (const { values, places } of blocks) {
      const found = columnsOf(values);
      const at = placesOf(places, found.length);
      for (const [i, column] of found.entries()) {
        const place = at[i] ?? i;
        columns.push([labels?.texts?.[place] ?? `column${place + 1}`, column]);
      }
    }
    const [first] = columns.flatMap(([, column]) => (column instanceof NdArray ? [column.data.length] : []));
    const numbers = rows?.name === undefined ? undefined : rows.numbers(first ?? 0);
    return Object.fromEntries(rows?.name && numbers ? [[rows.name, numbers], ...columns] : columns);
  }
}

/** A pandas Series: its values, with the steps where its index has numbers. */
export class PandasSeries implements Buildable {
  private manager: Instance | undefined;

  build(state: unknown): void {
    this.manager = managerIn(state);
  }

  toTree(): TreeValue {
    const { blocks, axes } = contentOf(this.manager);
    const values = numbersOf(blocks[0]?.values) ?? [...(textsOf(blocks[0]?.values) ?? [])];
    const count = values instanceof NdArray ? values.data.length : values.length;
    const steps = axes[0] instanceof Index ? axes[0].numbers(count) : undefined;
    return steps ? { step: steps, values } : values;
  }
}

function managerIn(state: unknown): Instance | undefined {
  const manager = state instanceof Dict ? (state.get('_mgr') ?? state.get('_data')) : state;
  return manager instanceof Instance ? manager : undefined;
}

/** The columns of a block, each a row of its array. */
function columnsOf(values: unknown): TreeValue[] {
  const matrix = numbersOf(values);
  if (!matrix) return [[...(textsOf(values) ?? [])]];
  const [count = 0, rows = 0] = matrix.shape;
  return Array.from(
    { length: count },
    (_, column) => new NdArray([rows], matrix.data.slice(column * rows, (column + 1) * rows)),
  );
}

function numbersOf(values: unknown): NdArray | undefined {
  const array = values instanceof NumpyArray && !values.objects ? values.toTree() : undefined;
  return array instanceof NdArray ? array : undefined;
}

/** The texts of one of the arrays in which pandas keeps them. */
function textsOf(values: unknown): readonly string[] | undefined {
  if (values instanceof ArrayBacked) return textsOf(values.array);
  if (values instanceof NumpyArray) return values.objects?.map(String);
  const arrow = values instanceof Instance ? values.fields.get('_pa_array') : undefined;
  return Array.isArray(arrow) ? arrow.map(String) : undefined;
}

/** `_unpickle_block(values, placement, ndim)`. */
export function blockValues(args: readonly unknown[]): Block {
  return { values: args[0], places: args[1] };
}

/** `_new_Index(type, {"data": ...})`, or with `start`, `stop` and `step` for a RangeIndex. */
export function pandasIndex(args: readonly unknown[]): Index {
  const fields = args[1];
  return new Index(fields instanceof Dict ? fields : undefined);
}

/** The blocks and axes of a BlockManager, as pandas 1.3 and later pass them or as older ones keep them in its state. */
function contentOf(manager: Instance | undefined): { blocks: readonly Block[]; axes: readonly unknown[] } {
  const old = manager?.fields.get('0.14.1');
  const [blocks, axes] = old instanceof Dict ? [old.get('blocks'), old.get('axes')] : (manager?.args ?? []);
  return { blocks: listOf(blocks).flatMap(blockOf), axes: listOf(axes) };
}

function blockOf(block: unknown): Block[] {
  if (block instanceof Dict) return [{ values: block.get('values'), places: block.get('mgr_locs') }];
  return typeof block === 'object' && block !== null && 'values' in block && 'places' in block ? [block] : [];
}

/** A placement is a slice (start, stop, step) or an array of places. */
function placesOf(places: unknown, count: number): readonly number[] {
  if (Array.isArray(places)) {
    const [start, , step] = places.map(numberIn);
    return Array.from({ length: count }, (_, i) => (start ?? 0) + i * (step || 1));
  }
  const list = places instanceof NumpyArray ? places.toTree() : undefined;
  return list instanceof NdArray ? [...list.data] : [];
}
