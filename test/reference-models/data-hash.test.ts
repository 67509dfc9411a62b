import { expect, it } from 'vitest';
import { dataHash } from '../../src/reference-models/data-hash.js';

it('dataHash gives the published answers', () => {
  const hash = (text: string) => dataHash(new TextEncoder().encode(text));
  // Test vectors of Fowler, Noll and Vo.
  expect(hash('')).toBe('811c9dc5');
  expect(hash('a')).toBe('e40c292c');
  expect(hash('foobar')).toBe('bf9cf968');
});
