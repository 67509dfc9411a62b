import type { Run } from '../../run/run.js';
import { isMetricName } from '../table/names.js';

/** Whether a run names what it measures or what it counts. Arrays of weights, taken for curves, do neither. */
export function namesCurves({ series }: Run): boolean {
  return series.some(({ name, axis }) => axis.unit !== 'index' || isMetricName(name));
}
