// Processor time of the detectors beside that of SciPy's curve_fit on the same curves, in one run. Set PYTHON to choose
// a Python with SciPy; without one the peer is left out. How right they are is measured by `grokscope validate`.
import { spawnSync } from 'node:child_process';
import { analyzeRun, fitLogistic, fitTransition } from '../dist/index.js';
import { seededRandom, timingCurve } from '../dist/validation/index.js';

const settings = { spacing: 'linear', width: 0.1, rho: 0.6, spikes: true, clip: true };
const levels = [0, 1];
const axis = { name: 'step', unit: 'step' };

const cases = [
  { name: 'least-squares logistic', count: 100, curves: 300, work: leastSquares },
  { name: 'fit with interval and model weights', count: 100, curves: 100, work: fit },
  { name: 'full diagnosis', count: 200, curves: 100, work: diagnose },
  { name: 'full diagnosis', count: 2000, curves: 30, work: diagnose },
  { name: 'full diagnosis', count: 100_000, curves: 7, work: diagnose },
];

console.log('| work | evaluations | CPU ms | SciPy curve_fit, CPU ms | ratio |');
console.log('| --- | --- | --- | --- | --- |');
for (const { name, count, curves, work } of cases) {
  const random = seededRandom(count);
  const drawn = Array.from({ length: curves }, () => timingCurve(random, { ...settings, count }));
  for (const curve of drawn.slice(0, 5)) work(curve);
  const ours = median(drawn.map((curve) => milliseconds(() => work(curve))));
  const theirs = scipy(drawn);
  const cells = theirs === undefined ? ['-', '-'] : [theirs.toFixed(2), (ours / theirs).toFixed(2)];
  console.log(`| ${[name, count, ours.toFixed(2), ...cells].join(' | ')} |`);
}

function leastSquares({ steps, values }) {
  return fitLogistic(steps, values, levels);
}

function fit({ steps, values }) {
  return fitTransition(steps, values, { levels });
}

/** As a run whose train curve is fitted before the test curve moves. */
function diagnose({ steps, values, t50 }) {
  const train = steps.map((step) => 1 / (1 + (step / (t50 / 20)) ** -6));
  return analyzeRun({
    id: 'bench',
    source: { path: 'bench', format: 'simulation', files: [] },
    config: [],
    notes: [],
    series: [
      { name: 'train_accuracy', axis, steps, values: train },
      { name: 'test_accuracy', axis, steps, values },
    ],
  });
}

function milliseconds(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Median milliseconds of curve_fit on the same curves. */
function scipy(curves) {
  const script = new URL('curve-fit.py', import.meta.url).pathname;
  const input = JSON.stringify(curves.map(({ steps, values }) => [Array.from(steps), Array.from(values)]));
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 20,
  });
  return status === 0 ? median(JSON.parse(stdout)) : undefined;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
