import type { Columns } from './feature-matrix.js';
import type { WasmExports } from '../../../util/wasm/instantiate.js';

/** Columns that are turned into rows of bits at a time. */
const blockColumns = 2048;

/** Float64s of workspace that `signGram` needs. */
export function signGramWorkspace(samples: number): number {
  return (8 * Math.ceil(samples / 8) * blockColumns) / 64;
}

/** ⟨x_i, x_j⟩ = d − 2·(different bits), n × n. */
export function signGram(
  { samples, dimension, values }: Columns,
  exports: WasmExports,
  workspace: Float64Array,
): Float64Array {
  const { differences } = exports as Record<'differences', WasmExports[string]>;
  const rowBytes = blockColumns / 8;
  const rows = new Uint8Array(workspace.buffer, workspace.byteOffset, 8 * Math.ceil(samples / 8) * rowBytes);
  const out = new Float64Array(samples * samples).fill(dimension);
  for (let first = 0; first < dimension; first += blockColumns) {
    const columns = Math.min(blockColumns, dimension - first);
    packRows(first, columns);
    const usedBytes = 8 * Math.ceil(columns / 64);
    for (let i = 0; i < samples; i++) {
      const start = rows.byteOffset + i * rowBytes;
      for (let j = 0; j < i; j++) {
        const different = differences(start, rows.byteOffset + j * rowBytes, start + usedBytes);
        (out[i * samples + j] as number) -= 2 * different;
      }
    }
  }
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < i; j++) out[j * samples + i] = out[i * samples + j] as number;
  }
  return out;

  /** Writes the bits of a block of columns row by row; the order of the columns within eight does not matter. */
  function packRows(first: number, columns: number): void {
    rows.fill(0);
    for (let sampleByte = 0; 8 * sampleByte < samples; sampleByte++) {
      const group = sampleByte >> 3;
      const start = 8 * (group * dimension + first) + (sampleByte & 7);
      for (let column = 0; column < columns; column += 8) {
        const [high, low] = transposedBits(start + 8 * column, Math.min(8, columns - column));
        for (let bit = 0; bit < 4; bit++) {
          const place = (8 * sampleByte + bit) * rowBytes + (column >> 3);
          rows[place] = low >>> (8 * bit);
          rows[place + 4 * rowBytes] = high >>> (8 * bit);
        }
      }
    }
  }

  /** Transposes up to eight bytes, 8 apart, as a matrix of bits (Warren, "Hacker's Delight", §7-3). */
  function transposedBits(start: number, count: number): readonly [high: number, low: number] {
    let high = 0;
    let low = 0;
    for (let index = 0; index < count; index++) {
      const byte = values[start + 8 * index] as number;
      if (index < 4) high |= byte << (24 - 8 * index);
      else low |= byte << (56 - 8 * index);
    }
    high = swap(swap(high, 7, 0x00aa00aa), 14, 0x0000cccc);
    low = swap(swap(low, 7, 0x00aa00aa), 14, 0x0000cccc);
    return [
      (high & 0xf0f0f0f0) | ((low >>> 4) & 0x0f0f0f0f),
      ((high << 4) & 0xf0f0f0f0) | (low & 0x0f0f0f0f),
    ];
  }
}

/** Exchanges the bits of `mask` with those `distance` above. */
function swap(word: number, distance: number, mask: number): number {
  const difference = (word ^ (word >>> distance)) & mask;
  return word ^ difference ^ (difference << distance);
}
