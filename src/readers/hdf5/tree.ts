import type { Dataset, Entity, Group } from 'h5wasm';
import { type TreeObject, type TreeValue, NdArray } from '../tree/index.js';
import { reasonOf } from './open.js';
import { countOf } from '../numpy/array.js';
import { type Attributes, fixedFrame, tableFrame } from './pandas.js';
import { attributeOf, type Content, contentOf } from './values.js';

const deepest = 32;
/** Hard links may lead in circles; no log has more objects. */
const mostObjects = 20_000;
/** Numbers that are read at most; data sets that hold more are weights. */
const mostNumbers = 50_000_000;

/** What writers note about their own types: PyTables, MATLAB, h5py's dimension scales, the layout of Keras. */
const bookkeeping =
  /^(?:CLASS|TITLE|VERSION|FLAVOR|NROWS|EXTDIM|NAME|PYTABLES_FORMAT_VERSION|H5PATH|FIELD_\d+_\w+|MATLAB_\w+|Python\..*|_Netcdf4\w+|keras_version|backend|encoding|errors|transposed|kind|nan_rep|\w+_variety|ndim|nblocks|pandas_\w+)$/;

/** What a file holds, as a tree: groups are objects, scalar attributes are keys beside their members. */
export interface Hdf5Tree {
  readonly root: TreeObject;
  /** Data sets that could not be read, with the reason. */
  readonly unreadable: readonly string[];
}

export function treeOf(file: Group): Hdf5Tree {
  const reader = new TreeReader();
  return { root: reader.group(file, 0), unreadable: reader.unreadable };
}

class TreeReader {
  readonly unreadable: string[] = [];
  private objects = 0;
  private numbers = 0;

  group(group: Group, depth: number): TreeObject {
    const attributes = attributesOf(group);
    if (attributes['pandas_type'] === 'frame_table') return this.tableFrame(group, attributes);
    const data = new Map<string, TreeValue>();
    for (const name of group.keys()) {
      if (name.startsWith('#') || depth >= deepest || this.objects++ >= mostObjects) continue;
      const entity = group.get(name);
      const value = isGroup(entity)
        ? this.group(entity, depth + 1)
        : isDataset(entity)
          ? this.dataset(entity)
          : undefined;
      if (value !== undefined) data.set(name, value);
    }
    if (attributes['pandas_type'] === 'frame' || attributes['pandas_type'] === 'series')
      return fixedFrame(data, nameOfIndex(group));
    return { ...settingsIn(attributes), ...Object.fromEntries(data) };
  }

  private dataset(dataset: Dataset): TreeValue | undefined {
    const content = this.contentOf(dataset);
    if (!content) return undefined;
    const attributes = attributesOf(dataset);
    if (content.kind === 'members')
      return { ...settingsIn(attributes), ...tableFrame(content.members, attributes, undefined) };
    return 'MATLAB_class' in attributes ? matlabValue(content.value, attributes) : content.value;
  }

  private tableFrame(group: Group, { info }: Attributes): TreeObject {
    const table = group.get('table');
    const content = isDataset(table) ? this.contentOf(table) : undefined;
    if (!isDataset(table) || content?.kind !== 'members') return {};
    return tableFrame(content.members, attributesOf(table), info);
  }

  /** A data set that the library cannot read is noted, and the others are read all the same. */
  private contentOf(dataset: Dataset): Content | undefined {
    const { shape } = dataset;
    const count = shape ? countOf(shape) : 0;
    if (!shape || shape.length > 2 || this.numbers + count > mostNumbers) return undefined;
    this.numbers += count;
    try {
      return contentOf(dataset);
    } catch (error) {
      this.unreadable.push(`"${dataset.path}" (${reasonOf(error)})`);
      return undefined;
    }
  }
}

function isGroup(entity: Entity | null): entity is Group {
  return typeOf(entity) === 'Group';
}

function isDataset(entity: Entity | null): entity is Dataset {
  return typeOf(entity) === 'Dataset';
}

function typeOf(entity: Entity | null): string | undefined {
  return entity !== null && 'type' in entity ? entity.type : undefined;
}

function nameOfIndex(group: Group): unknown {
  const index = group.keys().find((name) => name === 'axis1' || name === 'index');
  const dataset = index === undefined ? null : group.get(index);
  return isDataset(dataset) ? attributesOf(dataset)['name'] : undefined;
}

function attributesOf({ attrs }: Group | Dataset): Attributes {
  return Object.fromEntries(
    Object.entries(attrs).flatMap(([name, attribute]) => {
      const value = attributeOf(attribute);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function settingsIn(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !bookkeeping.test(name)));
}

/** MATLAB stores columns first: the file has the transposed array. A text is an array of UTF-16 units. */
function matlabValue(value: TreeValue, attributes: Attributes): TreeValue {
  const numbers =
    value instanceof NdArray ? value.data : Float64Array.of(...(typeof value === 'number' ? [value] : []));
  if (attributes['MATLAB_empty'] === 1) return null;
  if (attributes['MATLAB_class'] === 'char') return String.fromCharCode(...numbers.slice(0, 1000));
  if (!(value instanceof NdArray)) return value;
  const [columns = 0, rows = 0] = value.shape;
  if (rows <= 1 || columns <= 1) return new NdArray([numbers.length], numbers);
  return new NdArray(
    [rows, columns],
    numbers.map((_, at) => numbers[(at % columns) * rows + Math.floor(at / columns)]!),
  );
}
