import { type Allocation, allocate } from './allocate.js';
import { type FeatureMatrix, featureMatrix } from './feature-matrix.js';
import { signCode } from './sign-code.js';
import { signGram, signGramWorkspace } from './sign-gram.js';
import { signKernel } from './sign-kernel.js';
import { webAssembly } from '../../../util/wasm/instantiate.js';

/**
 * A matrix of ±1, a bit an entry. `bits` holds a 0 for every −1 and a 1 for every +1, row by row, in one array or in
 * successive blocks of any length.
 *
 * @throws RangeError where there are not samples × dimension bits.
 */
export function signMatrix(
  samples: number,
  dimension: number,
  bits: Uint8Array | Iterable<Uint8Array>,
): FeatureMatrix {
  const allocation = allocateSigns(samples, dimension);
  const { values } = allocation;
  let row = 0;
  let column = 0;
  for (const block of bits instanceof Uint8Array ? [bits] : bits) {
    for (let start = 0; start < block.length; ) {
      if (row === samples) throw new RangeError('more bits than samples × dimension');
      const length = Math.min(block.length - start, dimension - column);
      const target = 8 * ((row >> 6) * dimension + column) + ((row >> 3) & 7);
      const shift = row & 7;
      for (let index = 0; index < length; index++) {
        (values[target + 8 * index] as number) |= (block[start + index] as number) << shift;
      }
      start += length;
      column += length;
      if (column === dimension) {
        column = 0;
        row++;
      }
    }
  }
  if (row < samples) throw new RangeError('fewer bits than samples × dimension');
  return ofAllocation(samples, dimension, allocation);
}

/** A matrix of ±1 from random bytes that `fillBytes` writes; much faster than entry by entry. */
export function randomSignMatrix(
  samples: number,
  dimension: number,
  fillBytes: (out: Uint8Array) => void,
): FeatureMatrix {
  const allocation = allocateSigns(samples, dimension);
  const { values } = allocation;
  fillBytes(values);
  const lastGroup = 8 * dimension * (Math.ceil(samples / 64) - 1);
  const lastSamples = samples - 64 * (Math.ceil(samples / 64) - 1);
  for (let byte = 0; byte < 8; byte++) {
    const used = Math.min(8, Math.max(0, lastSamples - 8 * byte));
    const mask = (1 << used) - 1;
    if (used === 8) continue;
    for (let index = lastGroup + byte; index < values.length; index += 8) (values[index] as number) &= mask;
  }
  return ofAllocation(samples, dimension, allocation);
}

function allocateSigns(samples: number, dimension: number): Allocation {
  const workspaceLength = Math.max(8 * 256, signGramWorkspace(samples));
  return allocate(dimension, 8 * Math.ceil(samples / 64) * dimension, workspaceLength);
}

function ofAllocation(samples: number, dimension: number, allocation: Allocation): FeatureMatrix {
  const { ownVector, ...shared } = allocation;
  const columns = { samples, dimension, module: new webAssembly.Module(signCode()), ...shared };
  return featureMatrix(columns, signKernel, ownVector, {
    gram: (exports, workspace) => signGram(columns, exports, workspace),
    row: (index) => {
      const start = 8 * (index >> 6) * dimension + ((index >> 3) & 7);
      const bit = index & 7;
      return Float64Array.from(
        { length: dimension },
        (_, column) => 2 * (((shared.values[start + 8 * column] as number) >> bit) & 1) - 1,
      );
    },
  });
}
