import type { AnalysedRun } from '../../analysis.js';
import type { Hyperparameters } from '../../run/hyperparameters.js';
import { CURVE_ROLES, type Role } from '../../run/curves.js';
import { formatNumber, formatStep } from '../numbers.js';
import type { Fact } from './sections.js';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  trainAccuracy: 'train accuracy',
  testAccuracy: 'test accuracy',
  trainLoss: 'train loss',
  testLoss: 'test loss',
  weightNorm: 'weight norm',
  learningRate: 'learning rate',
};

const SETTINGS: readonly (readonly [key: keyof Hyperparameters, label: string])[] = [
  ['lr', 'learning rate'],
  ['weightDecay', 'weight decay'],
  ['optimizer', 'optimizer'],
  ['momentum', 'momentum'],
  ['dampening', 'dampening'],
  ['initScale', 'init scale'],
  ['initNorm', 'init norm'],
  ['batchSize', 'batch size'],
  ['trainSize', 'train size'],
  ['testSize', 'test size'],
  ['classes', 'classes'],
  ['seed', 'seed'],
];

/** Which series of the log was taken for what. */
export function curveFacts({ curves }: AnalysedRun): Fact[] {
  return CURVE_ROLES.flatMap((role): Fact[] => {
    const curve = curves[role];
    if (!curve) return [];
    const count = curve.steps.length;
    const range =
      count === 0
        ? ''
        : `, ${curve.axis.name} ${formatStep(curve.steps[0] ?? 0)} to ${formatStep(curve.steps.at(-1) ?? 0)}`;
    return [
      [ROLE_WORDS[role], `"${curve.name}": ${formatStep(count)} point${count === 1 ? '' : 's'}${range}`],
    ];
  });
}

/** The settings that were found, each with its place. */
export function settingFacts({ hyperparameters }: Pick<AnalysedRun, 'hyperparameters'>): Fact[] {
  return SETTINGS.flatMap(([key, label]): Fact[] => {
    const found = hyperparameters[key];
    return found ? [[label, `${formatSetting(found.value, key)} (from ${found.from})`]] : [];
  });
}

/** The value of a setting for people. */
export function formatSetting(value: number | string, key: keyof Hyperparameters): string {
  return typeof value === 'string' || key === 'seed' ? String(value) : formatNumber(value, 6);
}
