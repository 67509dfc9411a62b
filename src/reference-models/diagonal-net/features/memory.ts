import { gibibytes, memoryLimit, refusal } from '../../training/refusal.js';

/** What takes memory: n samples of d features, a bit each (`signs`) or a float32 each (`dense`). */
export interface MemoryDemand {
  readonly samples: number;
  readonly dimension: number;
  readonly kind: 'signs' | 'dense';
}

/** Float64 vectors of length d that a run holds: exponents, weights and those of the measurements. */
const vectors = 10;

/** Bytes that a run needs beside the runtime itself. */
export function memoryNeeded({ samples, dimension, kind }: MemoryDemand): number {
  const data = kind === 'signs' ? 8 * Math.ceil(samples / 64) * dimension : 4 * samples * dimension;
  const gram = 8 * samples * samples;
  return data + gram + 8 * vectors * dimension;
}

/** @throws GrokscopeError `usage` where a run would need more than 1 GiB. */
export function requireMemory(demand: MemoryDemand): void {
  const needed = memoryNeeded(demand);
  if (needed <= memoryLimit) return;
  throw refusal(
    'dimension',
    `dimension ${demand.dimension} with ${demand.samples} samples needs ${gibibytes(needed)} of memory, over the limit of ${gibibytes(memoryLimit)}`,
    'Use a smaller dimension or fewer samples.',
  );
}
