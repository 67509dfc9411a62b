// Fits the probabilities anew on the frozen simulation and on folders of labelled logs, and writes their table:
//   npm run build && npm run calibrate -- DIR... && npm run build
// Labelled logs that are to test the result must not be among them.
import { writeFileSync } from 'node:fs';
import {
  calibration,
  fitCalibration,
  labelledExamples,
  readIndex,
  simulatedExamples,
} from '../dist/validation/index.js';

const folders = process.argv.slice(2);
const examples = await simulatedExamples({});
for (const folder of folders) examples.push(...(await labelledExamples(await readIndex(folder), {})));
const sources = new Set(examples.map(({ source }) => source));
const counts = [...sources].map(
  (source) => `${examples.filter((one) => one.source === source).length} ${source}`,
);
const { version, intercept, weights } = fitCalibration(examples, calibration.version + 1);
const lines = Object.entries(weights).map(([name, value]) => `    ${name}: ${value.toFixed(4)},\n`);
writeFileSync(
  new URL('../src/detectors/calibration/table.ts', import.meta.url),
  `// Written by scripts/calibrate.mjs; not to be edited.
import type { CalibrationTable } from './calibrate.js';

/** Fitted on runs: ${counts.join(', ')}. */
export const calibration: CalibrationTable = {
  version: ${version},
  intercept: ${intercept.toFixed(4)},
  weights: {
${lines.join('')}  },
};
`,
);
console.log(`version ${version}, fitted on runs: ${counts.join(', ')}`);
