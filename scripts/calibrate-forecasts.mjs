// Writes src/detectors/forecast/constants.ts from the calibration part of the forecast suite. Needs `npm run build`.
import { writeFileSync } from 'node:fs';
import { calibrate, casesOf, suite } from '../dist/validation/forecasts/index.js';

const file = new URL('../src/detectors/forecast/constants.ts', import.meta.url);
const cases = [];
for (const run of suite.filter(({ part }) => part === 'calibration')) cases.push(...(await casesOf(run)));
const rounded = JSON.stringify(
  calibrate(cases),
  (_, value) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value),
  2,
);
const head = `import type { Calibration } from './calibration.js';

/**
 * Measured on the calibration part of \`src/validation/forecasts/suite.ts\`, of which the test part shares no run.
 * Renewed by \`npm run calibrate:forecasts\`.
 */
export const calibration: Calibration = `;
writeFileSync(file, `${head}${rounded};\n`);
