import { describe, expect, it } from 'vitest';
import { memoryNeeded, requireMemory } from '../../../../src/reference-models/diagonal-net/features/index.js';
import { GrokscopeError } from '../../../../src/util/errors.js';

describe('memoryNeeded', () => {
  it('counts a bit or four bytes an entry', () => {
    const [samples, dimension] = [256, 100_000];
    const entries = samples * dimension;
    const [signs, dense] = (['signs', 'dense'] as const).map((kind) =>
      memoryNeeded({ samples, dimension, kind }),
    );
    expect((dense as number) - (signs as number)).toBe(4 * entries - entries / 8);
  });

  it('passes the runs of the paper and refuses ten million features with what they would take', () => {
    requireMemory({ samples: 256, dimension: 100_000, kind: 'signs' });
    requireMemory({ samples: 32, dimension: 100_000, kind: 'dense' });
    requireMemory({ samples: 1024, dimension: 1_000_000, kind: 'signs' });
    const refusal = (kind: 'signs' | 'dense') => {
      try {
        requireMemory({ samples: 256, dimension: 10_000_000, kind });
      } catch (error) {
        return error as GrokscopeError;
      }
      return undefined;
    };
    expect(refusal('dense')).toBeInstanceOf(GrokscopeError);
    expect(refusal('dense')?.code).toBe('usage');
    expect(refusal('dense')?.message).toContain('needs 10.3 GiB of memory, over the limit of 1.00 GiB');
    expect(refusal('signs')?.message).toContain('needs 1.04 GiB');
  });
});
