import { chartSubject } from '../../report/plot/subject.js';
import { xValues } from '../../report/plot/x-values.js';
import type { View } from './view.js';

/** Places of the evaluations that the crosshair snaps to: those of the test curve of the chosen run, else of train. */
export function snapPlaces({ chosen, figure, state }: View): Float64Array {
  const subject = chosen && figure && chartSubject(chosen.analysed, figure.quantity);
  const curve = subject?.test ?? subject?.train;
  const places = chosen && xValues(chosen.analysed, state.chart.x);
  return curve && places && !('why' in places) ? places.of(curve) : new Float64Array();
}
