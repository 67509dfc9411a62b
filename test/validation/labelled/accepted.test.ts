import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/detectors/diagnosis.js';
import { isAccepted, isQuiet, labelOf } from '../../../src/validation/labelled/accepted.js';
import { labelled } from './labelled.js';

describe('accepted verdicts', () => {
  it.each<[string, Verdict, boolean]>([
    ['grokking', 'grokking', true],
    ['grokking', 'gradual', false],
    ['misgrokking', 'partial_misgrokking', true],
    ['memorization', 'memorised_so_far', true],
    ['memorised_so_far', 'memorised_so_far', true],
    ['partial', 'semi_grokking', true],
    ['ordinary', 'grokking', false],
    ['ordinary', 'double_descent', true],
    ['unusable', 'insufficient_data', true],
    ['no such label', 'grokking', false],
  ])('%s: %s is %s', (label, verdict, right) => {
    expect(isAccepted(labelled({ label }), { verdict, tags: [] })).toBe(right);
  });

  it('counts alternatives', () => {
    const log = labelled({ label: 'partial', alternatives: ['grokking'] });
    expect(isAccepted(log, { verdict: 'grokking', tags: [] })).toBe(true);
  });

  it('counts neighbours under their conditions', () => {
    const cut = labelled({ label: 'grokking', truncated: true });
    expect(isAccepted(cut, { verdict: 'partial_rise', tags: [] })).toBe(true);
    expect(isAccepted(labelled({ label: 'grokking' }), { verdict: 'partial_rise', tags: [] })).toBe(false);
    const near = labelled({ label: 'no-delay', delayRatio: 1.7 });
    expect(isAccepted(near, { verdict: 'gradual', tags: [] })).toBe(true);
    expect(isAccepted(labelled({ label: 'no-delay' }), { verdict: 'gradual', tags: [] })).toBe(false);
    expect(isAccepted(labelled({ label: 'no-delay' }), { verdict: 'gradual', tags: ['borderline'] })).toBe(
      true,
    );
    const unstable = labelled({ label: 'ungrok/instability' });
    expect(isAccepted(unstable, { verdict: 'grokking', tags: ['loss_hump'] })).toBe(false);
    expect(isAccepted(unstable, { verdict: 'grokking', tags: ['unstable'] })).toBe(true);
  });

  it('names the label that a verdict speaks for', () => {
    expect(labelOf('late_generalisation_loss', ['ordinary', 'ungrok/instability'])).toBe(
      'ungrok/instability',
    );
    expect(labelOf('unclassified', ['grokking'])).toBe('unclassified');
  });

  it('knows under which labels grokking is a false alarm', () => {
    expect(isQuiet(labelled({ label: 'memorised_so_far' }))).toBe(true);
    expect(isQuiet(labelled({ label: 'ordinary', alternatives: ['grokking'] }))).toBe(false);
    expect(isQuiet(labelled({ label: 'partial' }))).toBe(false);
  });
});
