import type { ConfigEntry } from '../../run/run.js';
import { flattenConfig } from '../sidecars/flatten.js';
import { isList, type TreeObject, type TreeValue } from './value.js';

/** Whether a key or its content is a model's or an optimiser's state, which holds arrays that are no curves. */
export function isWeights(key: string, value: TreeObject): boolean {
  if (
    /state_?dict|^(model|weights|optim(izer)?|scheduler|scaler|ema)$/i.test(key) &&
    !hasCurveKey(value) &&
    !holdsScalarsOnly(value)
  )
    return true;
  return Object.keys(value).some((name) => /\.(weight|bias)$/.test(name)) || 'param_groups' in value;
}

/** The scalars of the first parameter group (`lr`, `weight_decay`, ...) of an optimiser's state. */
export function optimizerSettings(value: TreeObject, from: string): ConfigEntry[] {
  const groups: TreeValue | undefined = value['param_groups'];
  const first = isList(groups) ? groups[0] : undefined;
  return flattenConfig(first, from).filter((entry) => !entry.key.startsWith('params'));
}

/** Whether it describes a model or an optimiser: `{ name: 'AdamW', lr: 0.001 }`. */
function holdsScalarsOnly(value: TreeObject): boolean {
  return Object.values(value).every((item) => typeof item !== 'object' || item === null);
}

function hasCurveKey(value: TreeObject): boolean {
  return Object.keys(value).some((key) => /loss|acc/i.test(key));
}
