import { NdArray, type TreeObject, type TreeValue } from '../tree/index.js';
import { NumpyArray } from './numpy-values.js';
import { type Buildable, Dict, Instance, listOf, numberIn } from './values.js';

/** Columns of one type: the rows of `values` are the columns, `places` says which. */
interface Block {
  readonly values: unknown;
  readonly places: unknown;
}

/** The labels of an axis of a data frame; undefined where they cannot be told. */
class Index {
  readonly labels: readonly string[] | undefined;

  constructor(labels: readonly string[] | undefined) {
    this.labels = labels;
  }
}

/** A pandas DataFrame: its columns of numbers by name. */
export class DataFrame implements Buildable {
  private manager: Instance | undefined;

  build(state: unknown): void {
    const manager = state instanceof Dict ? (state.get('_mgr') ?? state.get('_data')) : state;
    if (manager instanceof Instance) this.manager = manager;
  }

  toTree(): TreeObject {
    const { blocks, axes } = contentOf(this.manager);
    const labels = axes[0] instanceof Index ? axes[0].labels : undefined;
    const columns: [string, TreeValue][] = [];
    for (const { values, places } of blocks) {
      const matrix = values instanceof NumpyArray && !values.objects ? values.toTree() : null;
      if (!(matrix instanceof NdArray)) continue;
      const [count = 0, rows = 0] = matrix.shape;
      const at = placesOf(places, count);
      for (let column = 0; column < count; column += 1) {
        const place = at[column] ?? column;
        const name = labels?.[place] ?? `column${place + 1}`;
        columns.push([name, new NdArray([rows], matrix.data.slice(column * rows, (column + 1) * rows))]);
      }
    }
    return Object.fromEntries(columns);
  }
}

/** `_unpickle_block(values, placement, ndim)`. */
export function blockValues(args: readonly unknown[]): Block {
  return { values: args[0], places: args[1] };
}

/** `_new_Index(type, {"data": ...})`. */
export function pandasIndex(args: readonly unknown[]): Index {
  const fields = args[1];
  const data = fields instanceof Dict ? fields.get('data') : undefined;
  if (data instanceof NumpyArray) return new Index(data.objects?.map(String));
  const texts = data instanceof Instance ? data.fields.get('_pa_array') : undefined;
  return new Index(Array.isArray(texts) ? texts.map(String) : undefined);
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
