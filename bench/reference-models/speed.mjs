// Wall time and memory of the paper's runs, each in a process of its own, against the same number of full-batch steps
// in PyTorch (200 steps timed there and multiplied; skipped where no python3 has torch: set PYTHON to choose one).
import { execFileSync } from 'node:child_process';

const script = `
import { presets, simulate } from '${new URL('../../dist/reference-models/index.js', import.meta.url).href}';
const { model, settings } = presets.find(({ name }) => name === process.argv[1]);
const start = performance.now();
const { truth } = await simulate(model, settings);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024, verdict: truth.verdict }));
`;

/** Steps that the paper's figures took, and the least ratio to PyTorch. */
const runs = [
  { name: 'fig1a', steps: 1.2e6, ratio: 3000 },
  { name: 'fig1b', steps: 2e7, ratio: 5000 },
  { name: 'fig3', steps: 1e7, ratio: 900 },
];

const torch = torchSteps();
console.log(torch ? `PyTorch ${torch.torch}` : 'skipped: PyTorch is not here');
console.log(
  '| run | seconds (median of 3) | MB | PyTorch, ms a step | PyTorch, seconds | times faster | aim |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const { name, steps, ratio } of runs) {
  const results = [1, 2, 3].map(() => measure(name)).toSorted((a, b) => a.seconds - b.seconds);
  const { seconds } = results[1];
  const megabytes = Math.max(...results.map((result) => result.megabytes));
  const theirs = torch ? (torch[name] / 1000) * steps : null;
  const cells = torch
    ? [torch[name].toFixed(2), theirs.toFixed(0), (theirs / seconds).toFixed(0), ratio]
    : ['-', '-', '-', ratio];
  console.log(`| ${name} | ${seconds.toFixed(2)} | ${megabytes.toFixed(0)} | ${cells.join(' | ')} |`);
}
if (torch) {
  const hours = ((torch.fig2a / 1000) * 1e8) / 3600;
  console.log(
    `\nFigure 2 in PyTorch here: ${torch.fig2a.toFixed(0)} ms a step, ${hours.toFixed(0)} hours for its 1e8 steps`,
  );
}

function measure(name) {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script, name], { encoding: 'utf8' }),
  );
}

function torchSteps() {
  try {
    const file = new URL('torch-steps.py', import.meta.url).pathname;
    return JSON.parse(
      execFileSync(process.env.PYTHON ?? 'python3', [file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch {
    return null;
  }
}
