// Cost of the dual flow against the size of the problem: sparse +-1 data, the same clock and alpha at every size.
import { simulate } from '../../dist/reference-models/index.js';

const base = { data: 'sparse', lr: 0.01, weightDecay: 1e-3, steps: 800_000, alpha: 128, seed: 1 };

console.log('| d | n | seconds | ns per n d / 8 | verdict |');
console.log('| --- | --- | --- | --- | --- |');
for (const [dimension, samples] of [
  [1e3, 128],
  [1e4, 128],
  [1e5, 128],
  [1e6, 128],
  [1e5, 32],
  [1e5, 64],
  [1e5, 256],
  [1e5, 512],
  [1e5, 1024],
]) {
  const start = performance.now();
  const { truth } = await simulate('diagonal-net', { ...base, dimension, samples });
  const seconds = (performance.now() - start) / 1000;
  const scaled = (1e9 * seconds) / ((samples * dimension) / 8);
  console.log(
    `| ${dimension} | ${samples} | ${seconds.toFixed(2)} | ${scaled.toFixed(0)} | ${truth.verdict} |`,
  );
}

console.log('\n| steps (the clock reaches 8 in each) | seconds |');
console.log('| --- | --- |');
for (const steps of [8e3, 8e5, 8e7]) {
  const start = performance.now();
  await simulate('diagonal-net', {
    ...base,
    dimension: 1e4,
    samples: 128,
    steps,
    lr: 8 / (steps * base.weightDecay),
  });
  console.log(`| ${steps} | ${((performance.now() - start) / 1000).toFixed(2)} |`);
}
