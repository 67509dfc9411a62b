// How well the timing model finds t50 on simulated curves, and how often its 95 % interval holds the truth.
import { fitTransition } from '../dist/index.js';

const curves = 100; // for each width
const widths = [0.03, 0.1, 0.3];
const correlations = [0, 0.6, 0.9];

/** Mulberry32: the same numbers on every machine. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** A logistic in ln(step) with AR(1) noise of sd .03 and 1 % spikes, clipped to 0..1. */
function simulate(random, count, spacing, width, rho) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const last = 1e5;
  // Both plateaus are sampled: by decades on log-spaced steps, by tenths of the run on linear ones.
  const t50 = spacing === 'log' ? last ** (0.3 + 0.5 * random()) : last * (0.2 + 0.5 * random());
  const [low, high] = [0.01 + 0.09 * random(), 0.9 + 0.1 * random()];
  let noise = 0.03 * normal();
  const steps = Float64Array.from({ length: count }, (_, i) =>
    spacing === 'log' ? last ** (i / (count - 1)) : (last * (i + 1)) / count,
  );
  const values = steps.map((step) => {
    noise = rho * noise + Math.sqrt(1 - rho * rho) * 0.03 * normal();
    const done = 1 / (1 + Math.exp(-Math.log(step / t50) / width));
    const spike = random() < 0.01 ? 0.3 * random() : 0;
    return Math.min(1, Math.max(0, low + (high - low) * done + noise - spike));
  });
  return { steps, values, t50 };
}

console.log('| evaluations | steps | rho | RMSE of ln t50 | 95 % interval holds t50 | ms a fit |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const count of [60, 200, 500])
  for (const spacing of ['log', 'linear'])
    for (const rho of correlations) {
      const random = generator(count + 1000 * rho + (spacing === 'log' ? 1 : 2));
      let [squares, held, fits] = [0, 0, 0];
      const start = performance.now();
      for (const width of widths)
        for (let i = 0; i < curves; i++) {
          const { steps, values, t50 } = simulate(random, count, spacing, width, rho);
          const fit = fitTransition(steps, values, { levels: [0, 1] });
          if (!fit) continue;
          fits += 1;
          squares += Math.log(fit.t50 / t50) ** 2;
          if (fit.interval95[0] <= t50 && t50 <= fit.interval95[1]) held += 1;
        }
      const each = (performance.now() - start) / (curves * widths.length);
      console.log(
        `| ${count} | ${spacing} | ${rho} | ${Math.sqrt(squares / fits).toFixed(3)} | ${(held / fits).toFixed(2)} | ${each.toFixed(1)} |`,
      );
    }
