import { allocate } from './allocate.js';
import { denseCode } from './dense-code.js';
import { denseKernel } from './dense-kernel.js';
import { type FeatureMatrix, featureMatrix } from './feature-matrix.js';
import { webAssembly } from '../../../util/wasm/instantiate.js';

/**
 * A dense matrix of float32 entries, given row by row and copied.
 *
 * @throws RangeError where there are not samples × dimension entries.
 */
export function denseMatrix(samples: number, dimension: number, entries: Float32Array): FeatureMatrix {
  if (entries.length !== samples * dimension) {
    throw new RangeError(`${entries.length} entries for ${samples} × ${dimension}`);
  }
  const rowLength = dimension + (dimension & 1);
  const rowBytes = 4 * rowLength;
  const { ownVector, ...shared } = allocate(dimension, rowBytes * 8 * Math.ceil(samples / 8), 16);
  const { buffer, byteOffset } = shared.values;
  const rowOf = (index: number) => new Float32Array(buffer, byteOffset + index * rowBytes, dimension);
  for (let i = 0; i < samples; i++) rowOf(i).set(entries.subarray(i * dimension, (i + 1) * dimension));
  const columns = { samples, dimension, module: new webAssembly.Module(denseCode(rowBytes)), ...shared };

  return featureMatrix(columns, denseKernel, ownVector, {
    gram: (exports, workspace) => {
      const { multiply } = denseKernel(columns, exports, workspace);
      const out = new Float64Array(samples * samples);
      for (let i = 0; i < samples; i++) {
        ownVector.set(rowOf(i));
        multiply(ownVector, out.subarray(i * samples, (i + 1) * samples), 0, dimension);
      }
      return out;
    },
    row: (index) => Float64Array.from(rowOf(index)),
  });
}
