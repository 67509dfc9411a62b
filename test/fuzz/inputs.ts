import { mutated } from './mutate.js';
import { drawFrom, pick } from './random.js';
import type { Seed } from './seeds.js';

/** Names that belie the content. */
const otherNames = [
  'log.csv',
  'log.json',
  'log.jsonl',
  'a.wandb',
  'log.yaml',
  'x.pt',
  'x.npz',
  'x.db',
  'log',
  'log.txt',
];

/**
 * Input number `index` for a format. First come its seeds cut after every byte, then its seeds damaged at random. One in
 * four has a name that does not fit.
 */
export function inputAt(index: number, seeds: readonly Seed[], others: readonly Seed[], run: number): Seed {
  let rest = index;
  for (const { path, bytes } of seeds) {
    if (rest <= bytes.length) return { path, bytes: bytes.slice(0, rest) };
    rest -= bytes.length + 1;
  }
  const draw = drawFrom(run, index);
  const { path, bytes } = pick(seeds, draw);
  const parts = others.map((other) => other.bytes);
  return { path: draw(4) === 0 ? pick(otherNames, draw) : path, bytes: mutated(bytes, draw, parts) };
}

/** How many inputs `inputAt` makes by cutting alone. */
export function cuts(seeds: readonly Seed[]): number {
  return seeds.reduce((sum, { bytes }) => sum + bytes.length + 1, 0);
}
