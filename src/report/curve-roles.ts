import type { Role } from '../run/curves.js';

/** The roles in the order in which reports list them. */
export const CURVE_ROLES: readonly Role[] = [
  'trainAccuracy',
  'testAccuracy',
  'trainLoss',
  'testLoss',
  'weightNorm',
  'learningRate',
];
