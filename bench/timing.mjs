// How well the timing model finds t50 on simulated curves, and how often its 95 % interval holds the truth.
import { fitTransition } from '../dist/index.js';
import { seededRandom, timingCurve } from '../dist/validation/index.js';

const curves = 100; // for each width
const widths = [0.03, 0.1, 0.3];
const correlations = [0, 0.6, 0.9];

console.log('| evaluations | steps | rho | RMSE of ln t50 | 95 % interval holds t50 | ms a fit |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const count of [60, 200, 500])
  for (const spacing of ['log', 'linear'])
    for (const rho of correlations) {
      const random = seededRandom(count + 1000 * rho + (spacing === 'log' ? 1 : 2));
      let [squares, held, fits] = [0, 0, 0];
      const start = performance.now();
      for (const width of widths)
        for (let i = 0; i < curves; i++) {
          const { steps, values, t50 } = timingCurve(random, {
            count,
            spacing,
            width,
            rho,
            spikes: true,
            clip: true,
          });
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
