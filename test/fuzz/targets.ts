import { readers } from '../../src/readers/registry.js';
import { attempt, attemptAny, attemptReport, attemptSettings, type Outcome } from './attempt.js';
import { reportSeeds, seedsByFormat, settingsSeeds, type Seed } from './seeds.js';

/** A part of grokscope that is given damaged input. */
export interface Target {
  /** Whole inputs, to be damaged. */
  readonly seeds: readonly Seed[];
  run(input: Seed, index: number): Promise<Outcome>;
}

/** All targets by their names, which are those of `targetNames`. */
export async function targetsFrom(fixtures: string): Promise<ReadonlyMap<string, Target>> {
  const seeds = await seedsByFormat(fixtures);
  return new Map<string, Target>([
    ...readers.map((reader): [string, Target] => [
      reader.format,
      {
        seeds: seeds.get(reader.format) ?? [],
        // Every eighth input goes the way of a file, by the reader that is chosen for it.
        run: (input, index) => (index % 8 === 7 ? attemptAny(input) : attempt(reader, input)),
      },
    ]),
    ['settings', { seeds: settingsSeeds, run: attemptSettings }],
    ['report', { seeds: reportSeeds, run: attemptReport }],
  ]);
}
