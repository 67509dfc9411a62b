import type { FindLandmark } from './landmark.js';
import { riseTail } from './rise-tail.js';

/** The first departure of the test curve from its plateau, continued to the middle of the rise on the clock. */
export const testRise: FindLandmark = ({ clock, test, memorised }) => {
  const time = test.steps.map((step) => clock.at(step));
  const tail = riseTail(test, time, memorised);
  const s = tail?.at(0.5);
  const now = time.at(-1) as number;
  if (!tail || s === undefined || s <= now) return undefined;
  const basis = `test has done ${Math.round(100 * tail.done)} % of its rise, which is half done at about s = ${s.toFixed(2)}`;
  return { name: 'test-rise', s, ahead: s - now, basis };
};
