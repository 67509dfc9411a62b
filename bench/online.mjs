// False alarms and delay of the online alarm on simulated plateaus, and its cost against a plain CUSUM in the same run.
import { RunWatch } from '../dist/index.js';
import { measureAlarm } from '../dist/validation/online/index.js';

console.log('| rho | ARL | streams of 1e5 | false alarms | median delay after t50 | 95 % of delays up to |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const rho of [0, 0.6, 0.9, 0.97]) {
  const row = measureAlarm({ rho, averageRunLength: 1e6, streams: 100, plateau: 1e5 });
  console.log(
    `| ${rho} | 1e6 | ${row.streams} | ${row.falseAlarms} | ${row.medianDelay} | ${row.lateDelay.toFixed(0)} |`,
  );
}

const accuracies = Float64Array.from({ length: 1e6 }, (_, i) => 0.05 + 0.03 * Math.sin(i));

function cusum() {
  let sum = 0;
  let alarms = 0;
  for (const x of accuracies) {
    sum = Math.max(0, sum + (x - 0.05) / 0.03 - 0.5);
    if (sum > 8) alarms += 1;
  }
  return alarms;
}

function watched() {
  const watch = new RunWatch();
  for (let step = 0; step < accuracies.length; step++)
    watch.push({ step, trainAccuracy: 1, testAccuracy: accuracies[step] });
  return watch.phase;
}

function fastest(run) {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const [own, peer] = [fastest(watched), fastest(cusum)];
console.log(
  `\n${own.toFixed(0)} ns an evaluation; a CUSUM loop takes ${peer.toFixed(0)} ns, a ratio of ${(own / peer).toFixed(1)}`,
);
