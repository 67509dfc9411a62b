import type { Diagnosis } from '../../detectors/diagnosis.js';
import type { FigureMarker } from './figure.js';
import type { XValues } from './x-values.js';

/** The steps that a diagnosis names: memorised, t10, t50, t90, what (1/λ)·log α predicts, and a forecast; by x. */
export function markersOf(
  { memorized, transition, theory, forecast }: Diagnosis,
  run: number,
  places: XValues,
): FigureMarker[] {
  const markers: FigureMarker[] = [];
  const add = (
    kind: FigureMarker['kind'],
    label: string,
    step: number,
    interval?: readonly [number, number],
  ): void => {
    if (!Number.isFinite(step)) return;
    const ends = interval && ([places.at(interval[0]), places.at(interval[1])] as const);
    markers.push({ run, kind, label, x: places.at(step), ...(ends ? { interval: ends } : {}) });
  };
  if (memorized) add('memorised', 'memorised', memorized.step);
  if (transition) {
    add('t10', 't10', transition.t10);
    add('t50', 't50', transition.t50, transition.interval95);
    add('t90', 't90', transition.t90);
  }
  if (theory.applies && theory.predictedStep !== null) add('theory', 'theory', theory.predictedStep);
  if (forecast) add('forecast', 'forecast', forecast.step, forecast.interval80);
  return markers.toSorted((a, b) => a.x - b.x);
}
