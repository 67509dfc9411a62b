import { describe, expect, it } from 'vitest';
import { readSettings, type SettingTable } from '../../src/reference-models/settings.js';
import { GrokscopeError } from '../../src/util/errors.js';

interface Config {
  alpha: number;
  samples: number;
  method: 'flow' | 'descent';
  zeroOutput: boolean;
}

const table: SettingTable<Config> = {
  alpha: { kind: 'number', default: 1, min: 0, aboveMin: true, meaning: 'scale of the initial weights' },
  samples: { kind: 'integer', default: 8, min: 1, max: 100, meaning: 'training samples' },
  method: { kind: 'choice', default: 'flow', choices: ['flow', 'descent'], meaning: 'how it is trained' },
  zeroOutput: { kind: 'flag', default: false, meaning: 'start with zero output' },
};

function failure(overrides: Record<string, unknown>): GrokscopeError {
  try {
    readSettings('toy', table, overrides);
  } catch (error) {
    if (error instanceof GrokscopeError) return error;
  }
  throw new Error('accepted');
}

describe('readSettings', () => {
  it('fills in the defaults', () => {
    expect(readSettings('toy', table)).toEqual({ alpha: 1, samples: 8, method: 'flow', zeroOutput: false });
  });

  it('takes values as text, as a command line gives them', () => {
    const overrides = { alpha: '1e-3', samples: '20', method: 'descent', zeroOutput: 'true' };
    expect(readSettings('toy', table, overrides)).toEqual({
      alpha: 0.001,
      samples: 20,
      method: 'descent',
      zeroOutput: true,
    });
  });

  it.each([
    ['alpha', 0, 'Give alpha as a number above 0.'],
    ['alpha', Number.NaN, 'Give alpha as a number above 0.'],
    ['alpha', Infinity, 'Give alpha as a number above 0.'],
    ['alpha', '', 'Give alpha as a number above 0.'],
    ['samples', 2.5, 'Give samples as an integer of at least 1 and at most 100.'],
    ['samples', '101', 'Give samples as an integer of at least 1 and at most 100.'],
    ['method', 'magic', 'Give method as one of flow, descent.'],
    ['zeroOutput', 1, 'Give zeroOutput as true or false.'],
  ])('refuses %s = %s', (name, value, cure) => {
    const error = failure({ [name]: value });
    expect(error.code).toBe('usage');
    expect(error.path).toBe(name);
    expect(error.message).toContain(String(value));
    expect(error.cure).toBe(cure);
  });

  it('names the settings there are where one is unknown', () => {
    const error = failure({ apha: 1 });
    expect(error.message).toBe('toy has no setting "apha"');
    expect(error.cure).toBe('Use one of: alpha, samples, method, zeroOutput.');
  });
});
