// How far t10, t50 and t90 of a long noisy log lie from the truth, with all of its rows and condensed: 1e6 rows, six
// noises of each size. Argument: rows.
import { analyzeRun } from '../../dist/index.js';
import { TableBuilder } from '../../dist/readers/table/builder.js';
import { wholeRows } from '../../dist/readers/table/condense.js';
import { runsFromTable } from '../../dist/readers/table/runs.js';

const rows = Number(process.argv[2] ?? 1e6);
const seeds = [1, 2, 3, 4, 5, 6];
const times = ['t10', 't50', 't90'];
const half = rows / 3;
const truth = { t10: half / 9 ** (1 / 8), t50: half, t90: half * 9 ** (1 / 8) };

console.log(
  '| noise, sd | time | all rows, rms error % | condensed | rms difference % | in the interval of all rows |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const size of [0.02, 0.2]) {
  const pairs = seeds.map((seed) => {
    const course = makeCourse(seed, size);
    return [Number.POSITIVE_INFINITY, wholeRows].map((limit) => transitionOf(course, limit));
  });
  const inside = pairs.filter(
    ([all, condensed]) => condensed.t50 >= all.interval95[0] && condensed.t50 <= all.interval95[1],
  ).length;
  for (const time of times) {
    const errors = [0, 1].map((kind) => rms(pairs.map((pair) => pair[kind][time] / truth[time] - 1)));
    const difference = rms(pairs.map(([all, condensed]) => condensed[time] / all[time] - 1));
    const cells = [...errors, difference].map((error) => (100 * error).toFixed(3));
    const noise = (size / Math.sqrt(6)).toFixed(3);
    console.log(
      `| ${noise} | ${time} | ${cells.join(' | ')} | ${time === 't50' ? `${inside} of ${seeds.length}` : ''} |`,
    );
  }
}

/** Train and test accuracy of a run that groks at a third of its length, with triangular noise and a slow drift. */
function makeCourse(seed, size) {
  let state = seed * 7919;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  let drift = 0;
  return Array.from({ length: rows }, (_, step) => {
    drift = 0.999 * drift + 0.0004 * (random() - 0.5);
    const test = 0.02 + 0.97 / (1 + (half / (step + 1)) ** 8) + drift + size * (random() + random() - 1);
    return [1 / (1 + (rows / 200 / (step + 1)) ** 3), Math.min(1, Math.max(0, test))];
  });
}

function transitionOf(course, limit) {
  const builder = new TableBuilder(limit);
  for (const [step, [train, test]] of course.entries()) {
    builder.startRow();
    builder.set('step', step);
    builder.set('train_acc', train);
    builder.set('test_acc', test);
  }
  const [run] = runsFromTable(builder.build(), { path: 'made', format: 'csv' }, {});
  return analyzeRun(run).diagnosis.transition;
}

function rms(errors) {
  return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
}
