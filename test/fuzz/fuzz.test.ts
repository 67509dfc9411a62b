import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attemptAny } from './attempt.js';
import { cuts, inputAt } from './inputs.js';
import { targetNames } from './target-names.js';
import { targetsFrom } from './targets.js';

// A short run of what `node bench/fuzz.mjs` does at length: damaged logs are read as far as they go or refused.

const targets = await targetsFrom(join(import.meta.dirname, '../../fixtures'));
const all = [...targets.values()].flatMap(({ seeds }) => seeds);
const inputs = 400;

describe('damaged logs', () => {
  it.each(targetNames)('%s', async (name) => {
    const target = targets.get(name) ?? { seeds: [], run: attemptAny };
    expect(target.seeds.length, 'whole inputs, in fixtures/ or test/fuzz/seeds.ts').toBeGreaterThan(0);
    const first = target.seeds.slice(0, 1);
    // Cuts of the smallest log, evenly spread, then random damage.
    const stride = Math.max(1, Math.floor((2 * cuts(first)) / inputs));
    for (let number = 0; number < inputs; number += 1) {
      const isCut = number % 2 === 0 && (number / 2) * stride < cuts(first);
      const index = isCut ? (number / 2) * stride : cuts(target.seeds) + number;
      const input = isCut ? inputAt(index, first, all, 1) : inputAt(index, target.seeds, all, 1);
      for (const outcome of [await target.run(input, 0), await attemptAny(input)])
        expect(outcome.fault, `input ${index} of ${name}, called ${input.path}`).toBeUndefined();
    }
  });
});
