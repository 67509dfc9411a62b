import type { Candidate } from './candidates.js';
import { wordsOf } from './words-of.js';

/** Words of train and of test that mean so only beside each other: `in_acc` and `out_acc`. */
const contrasts: readonly (readonly [train: string, test: string])[] = [
  ['in', 'out'],
  ['id', 'ood'],
  ['seen', 'unseen'],
  ['fit', 'gen'],
  ['mem', 'gen'],
  ['memorization', 'generalization'],
  ['memorisation', 'generalisation'],
  ['t', 'v'],
];

/** Gives names that differ by such a pair of words their split, where no name of their metric says train. */
export function withContrasts(candidates: readonly Candidate[]): Candidate[] {
  const splitOf = new Map<Candidate, { split: 'train' | 'test'; word: string }>();
  for (const metric of ['accuracy', 'loss'] as const) {
    const alike = candidates.filter((one) => one.metric === metric);
    if (alike.some(({ meaning }) => meaning.split === 'train')) continue;
    for (const [train, test] of contrasts)
      for (const one of alike) {
        const words = wordsOf(one.series.name);
        if (!words.includes(train)) continue;
        const opposite = words.map((word) => (word === train ? test : word)).join(' ');
        const other = alike.find(({ series }) => wordsOf(series.name).join(' ') === opposite);
        if (!other) continue;
        splitOf.set(one, { split: 'train', word: train });
        splitOf.set(other, { split: 'test', word: test });
      }
  }
  return candidates.map((one) => {
    const found = splitOf.get(one);
    if (!found) return one;
    const stem = one.meaning.stem.split(' ').filter((word) => word !== found.word);
    return { ...one, meaning: { ...one.meaning, split: found.split, stem: stem.join(' ') } };
  });
}
