// How well half-finished SGD runs of the reference models are forecast. Constants come from the calibration part of the
// suite, figures from the test part: as simulated, with the noise of a training script, and with the constants measured
// without the family that is judged.
import { calibrate, casesOf, scoreForecasts, suite } from '../dist/validation/forecasts/index.js';

const cases = { calibration: [], test: [], noisy: [] };
for (const [i, run] of suite.entries()) {
  cases[run.part].push(...(await casesOf(run)));
  if (run.part === 'test') cases.noisy.push(...(await casesOf(run, { noisy: true })));
  process.stderr.write(`\r${i + 1} of ${suite.length} runs`);
}
process.stderr.write('\n');

function print(title, rows) {
  console.log(`\n${title}\n`);
  console.log(
    '| cut at | family | unfinished runs | forecasts | median error of t50 | 80 % interval holds t50 |',
  );
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { cut, family, runs, forecasts, medianError, coverage } of rows)
    console.log(
      `| ${cut} | ${family} | ${runs} | ${forecasts} | ${medianError.toFixed(2)} | ${coverage.toFixed(2)} |`,
    );
}

print('Test part, constants of the package', scoreForecasts(cases.test));
print('The same, with noise', scoreForecasts(cases.noisy));
const strange = (family) => calibrate(cases.calibration.filter((one) => one.family !== family));
const rises = cases.test.filter(({ direction }) => direction === 'rise');
print('Constants without the family that is judged', scoreForecasts(rises, strange));
const swapped = calibrate(cases.test);
print(
  'The parts swapped',
  scoreForecasts(cases.calibration, () => swapped),
);
