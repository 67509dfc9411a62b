import { describe, expect, it } from 'vitest';
import { sayLevel, sayRatio, sayStep } from '../../src/detectors/numbers.js';

describe('numbers in sentences', () => {
  it.each([
    [0, '0'],
    [0.01234, '0.0123'],
    [191.05, '191'],
    [5129.6, '5,130'],
    [339_456, '339,500'],
    [12_345_678, '12,350,000'],
  ])('sayStep(%d)', (step, said) => {
    expect(sayStep(step)).toBe(said);
  });

  it('says accuracies in percent and losses as they are', () => {
    expect(sayLevel(0.0117, 'accuracy')).toBe('1.2 %');
    expect(sayLevel(0.5, 'accuracy')).toBe('50 %');
    expect(sayLevel(0.998, 'accuracy')).toBe('99.8 %');
    expect(sayLevel(0.00012345, 'loss')).toBe('0.000123');
  });

  it('rounds ratios', () => {
    expect([sayRatio(5.134), sayRatio(33.8), sayRatio(42_999)]).toEqual(['5.1', '34', '43,000']);
  });
});
