import { availableParallelism } from 'node:os';
import type { Columns } from './feature-matrix.js';
import { webAssembly } from '../../../util/wasm/instantiate.js';

const pageBytes = 2 ** 16;

/** Vectors and values in one shared memory, zeroed; the third vector is for single products. */
export interface Allocation extends Pick<Columns, 'memory' | 'values' | 'vectors' | 'workspaces'> {
  readonly ownVector: Float64Array;
}

/** Lays out `valueBytes` of values, vectors of length `dimension` and `workspaceLength` float64 a thread. */
export function allocate(dimension: number, valueBytes: number, workspaceLength: number): Allocation {
  let end = 0;
  const reserve = (bytes: number): number => {
    const start = end;
    end += Math.ceil(bytes / 64) * 64;
    return start;
  };
  const workspaceStarts = Array.from({ length: availableParallelism() }, () => reserve(8 * workspaceLength));
  const vectorStarts = [reserve(8 * dimension), reserve(8 * dimension), reserve(8 * dimension)] as const;
  const valueStart = reserve(valueBytes);
  const pages = Math.ceil(end / pageBytes);
  const memory = new webAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const vectorAt = (start: number) => new Float64Array(memory.buffer, start, dimension);
  return {
    memory,
    values: new Uint8Array(memory.buffer, valueStart, valueBytes),
    vectors: [vectorAt(vectorStarts[0]), vectorAt(vectorStarts[1])],
    ownVector: vectorAt(vectorStarts[2]),
    workspaces: workspaceStarts.map((start) => new Float64Array(memory.buffer, start, workspaceLength)),
  };
}
