import { NdArray, type TreeObject, type TreeValue } from '../tree/index.js';
import type { Attributes, Dataset, Group } from './hdf5-worker.js';
import { matlabValue, structOf } from './matlab.js';
import { fixedFrame, pickledCells, tableFrame } from './pandas.js';

/** How far references may lead to other references, as those of cells in cells do. */
const deepest = 8;

/** What writers note about their own types: PyTables, MATLAB, h5py's dimension scales, the layout of Keras. */
const bookkeeping =
  /^(?:CLASS|TITLE|VERSION|FLAVOR|NROWS|EXTDIM|NAME|PYTABLES_FORMAT_VERSION|H5PATH|FIELD_\d+_\w+|MATLAB_\w+|Python\..*|_Netcdf4\w+|keras_version|backend|encoding|errors|transposed|kind|nan_rep|\w+_variety|ndim|nblocks|pandas_\w+)$/;

/** What a file holds, as a tree: groups are objects, scalar attributes are keys beside their members. */
export interface Hdf5Tree {
  readonly root: TreeObject;
  /** Data sets that could not be read, with the reason. */
  readonly unreadable: readonly string[];
}

export function treeOf(root: Group): Hdf5Tree {
  const builder = new TreeBuilder(root);
  return { root: builder.group(root, 0), unreadable: builder.unreadable };
}

class TreeBuilder {
  readonly unreadable: string[] = [];
  private readonly root: Group;

  constructor(root: Group) {
    this.root = root;
  }

  group(group: Group, depth: number): TreeObject {
    const { attributes } = group;
    if (attributes['pandas_type'] === 'frame_table') return this.tableFrame(group);
    const data = new Map<string, TreeValue>();
    for (const [name, member] of group.members) {
      if (name.startsWith('#')) continue;
      const value = this.value(member, depth);
      if (value !== undefined) data.set(name, value);
    }
    if (attributes['pandas_type'] === 'frame' || attributes['pandas_type'] === 'series')
      return fixedFrame(data, nameOfIndex(group));
    return { ...settingsIn(attributes), ...Object.fromEntries(data) };
  }

  private value(member: Group | Dataset, depth: number): TreeValue | undefined {
    if (member.kind === 'dataset') return this.dataset(member, depth);
    const group = this.group(member, depth);
    return member.attributes['MATLAB_class'] === 'struct' ? structOf(group) : group;
  }

  private dataset({ path, shape, attributes, content }: Dataset, depth: number): TreeValue | undefined {
    if (content.kind === 'unreadable') {
      this.unreadable.push(`"${path}" (${content.reason})`);
      return undefined;
    }
    if (content.kind === 'members')
      return { ...settingsIn(attributes), ...tableFrame(content.members, attributes, undefined) };
    if (content.kind === 'references')
      return depth < deepest ? content.paths.map((to) => this.target(to, depth + 1)) : null;
    if (content.kind === 'numbers') return numbersOf(content.numbers, shape, attributes);
    if (attributes['PSEUDOATOM'] === 'object') return pickledCells(content.cells);
    return shape.length === 0 ? content.cells[0] : content.cells;
  }

  private tableFrame({ members, attributes }: Group): TreeObject {
    const table = members.get('table');
    if (table?.kind !== 'dataset' || table.content.kind !== 'members') return {};
    return tableFrame(table.content.members, table.attributes, attributes['info']);
  }

  /** What a reference leads to; null for one that leads nowhere. */
  private target(path: string, depth: number): TreeValue {
    let member: Group | Dataset | undefined = this.root;
    for (const name of path.split('/').filter((part) => part !== ''))
      member = member?.kind === 'group' ? member.members.get(name) : undefined;
    return member === undefined || member === this.root ? null : (this.value(member, depth) ?? null);
  }
}

function numbersOf(numbers: Float64Array, shape: readonly number[], attributes: Attributes): TreeValue {
  const value = numbers.length === 1 && shape.length !== 1 ? numbers[0]! : new NdArray(shape, numbers);
  return 'MATLAB_class' in attributes ? matlabValue(value, attributes) : value;
}

function nameOfIndex({ members }: Group): unknown {
  return (members.get('axis1') ?? members.get('index'))?.attributes['name'];
}

function settingsIn(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !bookkeeping.test(name)));
}
