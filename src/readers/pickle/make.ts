import { arrowChunks, arrowTexts } from './arrow-values.js';
import { NumpyArray, NumpyDtype, numpyScalar } from './numpy-values.js';
import { ArrayBacked, blockValues, DataFrame, PandasSeries, pandasIndex } from './pandas-values.js';
import { isStorage, Tensor } from './torch-values.js';
import { bytesOf, type ClassRef, Dict, Instance, listOf } from './values.js';

type Make = (args: readonly unknown[], type: ClassRef) => unknown;

const first: Make = (args) => args[0] ?? null;
const list: Make = (args) => [...listOf(args[0])];
const array: Make = () => new NumpyArray();
const tensor: Make = ([storage, ...rest], type) =>
  isStorage(storage) ? new Tensor(storage, rest) : new Instance(type, rest);

/** Everything that a pickle may call. Names not in this table become plain data. */
const makers = new Map<string, Make>([
  ['builtins.list', list],
  ['builtins.tuple', list],
  ['builtins.set', list],
  ['builtins.frozenset', list],
  ['builtins.dict', dictOf],
  ['builtins.bytearray', (args) => bytesOf(args[0]) ?? null],
  ['builtins.int', first],
  ['builtins.float', first],
  ['builtins.str', first],
  ['builtins.bool', first],
  ['builtins.slice', (args) => args],
  ['collections.OrderedDict', dictOf],
  ['collections.Counter', dictOf],
  ['collections.defaultdict', (args) => dictOf(args.slice(1))],
  ['collections.deque', list],
  ['_codecs.encode', (args) => bytesOf(args[0]) ?? null],
  ['numpy.dtype', (args) => new NumpyDtype(args[0])],
  ['numpy.ndarray', array],
  ['numpy.core.multiarray._reconstruct', array],
  ['numpy.core.multiarray.scalar', numpyScalar],
  ['numpy.core.numeric._frombuffer', (args) => NumpyArray.fromBuffer(args)],
  ['torch._utils._rebuild_tensor', tensor],
  ['torch._utils._rebuild_tensor_v2', tensor],
  ['torch._utils._rebuild_tensor_v3', tensor],
  ['torch._utils._rebuild_parameter', first],
  ['torch._tensor._rebuild_from_type_v2', (args) => rebuiltFromType(args)],
  ['pandas.DataFrame', () => new DataFrame()],
  ['pandas.Series', () => new PandasSeries()],
  ['pandas._libs.arrays.__pyx_unpickle_NDArrayBacked', () => new ArrayBacked()],
  ['pandas._libs.internals._unpickle_block', blockValues],
  ['pandas.core.indexes.base._new_Index', pandasIndex],
  ['pyarrow.lib.type_for_alias', first],
  ['pyarrow.lib.py_buffer', first],
  ['pyarrow.lib._restore_array', arrowTexts],
  ['pyarrow.lib.chunked_array', arrowChunks],
]);

/** The value of `type(*args)` for the few known constructors; an object without behaviour for all others. */
export function make(type: ClassRef, args: readonly unknown[]): unknown {
  const name = type.fullName
    .replace(/^__builtin__\./, 'builtins.')
    .replace(/^numpy\._core\./, 'numpy.core.')
    .replace(/^pandas\.core\.(?:frame|series)\./, 'pandas.');
  const known = makers.get(name);
  return known ? known(args, type) : new Instance(type, args);
}

function dictOf(args: readonly unknown[]): Dict {
  const [content] = args;
  const dict = new Dict();
  if (content instanceof Dict) for (const [key, value] of content.entries) dict.entries.set(key, value);
  for (const pair of listOf(content)) {
    const [key, value] = listOf(pair);
    dict.entries.set(key, value);
  }
  return dict;
}

/** `_rebuild_from_type_v2(function, type, args, state)` makes a subclass of a tensor. */
function rebuiltFromType([, , args]: readonly unknown[]): unknown {
  const [storage, ...rest] = listOf(args);
  return isStorage(storage) ? new Tensor(storage, rest) : null;
}
