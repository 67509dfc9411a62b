// What each report costs and how large it is: one run of 2 x 100,000 points, and 50 runs of 2 x 10,000. Median of 7.
import { analyzeRun } from '../dist/index.js';
import {
  csvReport,
  htmlReport,
  jsonlReport,
  markdownReport,
  svgChart,
  textReport,
} from '../dist/report/index.js';

function run(id, points, seed) {
  let state = seed + 1;
  const noise = () => ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5) * 0.02;
  const steps = Float64Array.from({ length: points }, (_, i) => (i + 1) * 10);
  const curve = (middle) => (step) => 0.97 / (1 + (middle / step) ** 8) + 0.01 + noise();
  const series = (name, middle) => ({
    name,
    axis: { name: 'step', unit: 'step' },
    steps,
    values: steps.map(curve(middle)),
  });
  return analyzeRun({
    id,
    source: { path: id, format: 'csv', files: [id] },
    series: [series('train_acc', points / 100), series('test_acc', points * (2 + seed / 50))],
    config: [{ key: 'weight_decay', value: 1 / (1 + seed), from: 'config.yaml' }],
    notes: [],
  });
}

const long = { runs: [run('long.csv', 100_000, 0)], errors: [] };
const many = {
  runs: Array.from({ length: 50 }, (_, seed) => run(`runs/${seed}.csv`, 10_000, seed)),
  errors: [],
};
const reports = {
  text: textReport,
  markdown: markdownReport,
  svg: ({ runs }) => svgChart(runs),
  html: htmlReport,
  csv: csvReport,
  jsonl: jsonlReport,
};

async function measure(report, analysis) {
  const times = [];
  let size = 0;
  for (let round = 0; round < 7; round += 1) {
    const start = process.hrtime.bigint();
    size = Buffer.byteLength(await report(analysis));
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return `${times.toSorted((a, b) => a - b)[3].toFixed(0)} ms, ${(size / 1000).toFixed(0)} kB`;
}

console.log('| report | one run, 2 × 100,000 points | 50 runs, 2 × 10,000 points |\n| --- | --- | --- |');
for (const [name, report] of Object.entries(reports))
  console.log(`| ${name} | ${await measure(report, long)} | ${await measure(report, many)} |`);
