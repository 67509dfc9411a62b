import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readers } from '../../src/readers/registry.js';
import { attempt, attemptAny } from './attempt.js';
import { cuts, inputAt } from './inputs.js';
import { seedsByFormat } from './seeds.js';

// A short run of what `node bench/fuzz.mjs` does at length: damaged logs are read as far as they go or refused.

const seeds = await seedsByFormat(join(import.meta.dirname, '../../fixtures'));
const all = [...seeds.values()].flat();
const inputs = 400;

describe('damaged logs', () => {
  it.each(readers.map((reader) => [reader.format, reader] as const))('%s', async (format, reader) => {
    const own = seeds.get(format) ?? [];
    expect(own.length, 'whole logs of this format, in fixtures/ or test/fuzz/seeds.ts').toBeGreaterThan(0);
    const first = own.slice(0, 1);
    // Cuts of the smallest log, evenly spread, then random damage.
    const stride = Math.max(1, Math.floor((2 * cuts(first)) / inputs));
    for (let number = 0; number < inputs; number += 1) {
      const isCut = number % 2 === 0 && (number / 2) * stride < cuts(first);
      const index = isCut ? (number / 2) * stride : cuts(own) + number;
      const input = isCut ? inputAt(index, first, all, 1) : inputAt(index, own, all, 1);
      for (const outcome of [await attempt(reader, input), await attemptAny(input)])
        expect(outcome.fault, `input ${index} of ${format}, called ${input.path}`).toBeUndefined();
    }
  });
});
