import { expect, it } from 'vitest';
import { fnv1a } from '../../../../src/reference-models/diagonal-net/features/fnv1a.js';

it('fnv1a gives the published answers', () => {
  const hash = (text: string) => fnv1a(new TextEncoder().encode(text));
  // Test vectors of Fowler, Noll and Vo.
  expect(hash('')).toBe('811c9dc5');
  expect(hash('a')).toBe('e40c292c');
  expect(hash('foobar')).toBe('bf9cf968');
});
