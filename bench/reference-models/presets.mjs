// Every preset that is not marked as long, from the command line to the verdict: `simulate -o run.csv`, then `run.csv`.
// The detectors see nothing but the log; the truth lies beside it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presets } from '../../dist/reference-models/index.js';

const main = new URL('../../dist/cli/main.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'grokscope-presets-'));
const run = (...args) =>
  execFileSync(process.execPath, [main, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

let wrong = 0;
console.log('| preset | seconds | truth | found | t50, true | t50, found | error | C, true | C, found |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const { name } of presets.filter(({ long }) => !long)) {
  const log = join(folder, `${name}.csv`);
  const start = performance.now();
  run('simulate', '--preset', name, '-o', log);
  const seconds = (performance.now() - start) / 1000;
  const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8'));
  const found = JSON.parse(run(log, '--json')).runs[0];
  if (found.verdict !== truth.verdict) wrong++;
  const [t, f] = [truth.transition?.t50, found.transition?.t50];
  const error = t && f ? `${(100 * (f / t - 1)).toFixed(2)} %` : '';
  const cells = [
    name,
    seconds.toFixed(1),
    truth.verdict,
    found.verdict,
    t?.toPrecision(5) ?? '',
    f?.toPrecision(5) ?? '',
    error,
  ];
  const offsets = [truth.clock?.offset, found.theory?.offset].map((offset) => offset?.toFixed(3) ?? '');
  console.log(`| ${[...cells, ...offsets].join(' | ')} |`);
}
rmSync(folder, { recursive: true });
process.exitCode = wrong > 0 ? 1 : 0;
