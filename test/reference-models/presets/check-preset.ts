import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.js';
import type { AnalysedRun } from '../../../src/analysis.js';
import { presets, simulate } from '../../../src/reference-models/index.js';
import type { Truth } from '../../../src/reference-models/truth/truth.js';
import { writeRun } from '../../../src/writers/index.js';

/** Simulates, writes the log, and diagnoses what was written. */
async function roundTrip(name: string): Promise<{ truth: Truth; found: AnalysedRun }> {
  const preset = presets.find((one) => one.name === name);
  if (!preset) throw new Error(`no preset ${name}`);
  const { run, truth } = await simulate(preset.model, preset.settings);
  expect(truth.verdict).toBe(preset.verdict);
  const folder = mkdtempSync(join(tmpdir(), 'grokscope-preset-'));
  try {
    const log = join(folder, 'run.csv');
    await writeRun(run, log);
    const { runs } = await analyze([log]);
    return { truth, found: runs[0] as AnalysedRun };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every preset of the model that takes seconds: the detectors, given the log alone, find its truth. */
export function checkPresets(model: string): void {
  const names = presets.filter((preset) => preset.model === model && !preset.long).map(({ name }) => name);

  describe(`presets of ${model}`, () => {
    it.each(names)('%s is diagnosed as what it is', { timeout: 120_000 }, async (name) => {
      const { truth, found } = await roundTrip(name);
      const { verdict, transition, theory } = found.diagnosis;
      expect(verdict).toBe(truth.verdict);
      if (!truth.transition) return;
      if (!transition) throw new Error('no transition found');
      const { t50, interval95 } = transition;
      // Label noise and few test samples make curves that are half-way at more than one step.
      const allowed = name === 'label-noise' ? 0.1 : 0.01;
      const [low, high] = interval95;
      const error = t50 / truth.transition.t50 - 1;
      const isWithin = truth.transition.t50 >= low && truth.transition.t50 <= high;
      if (!isWithin) expect(Math.abs(error)).toBeLessThan(allowed);
      if (truth.clock && theory.offset !== null) {
        const errorOfTime = Math.abs(error) * truth.clock.s50;
        expect(Math.abs(theory.offset - truth.clock.offset)).toBeLessThan(0.02 + errorOfTime);
      }
    });
  });
}
