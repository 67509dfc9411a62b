// Time and peak memory of the whole command for logs of 1e7 rows and a folder of 10,000 runs, and how far what is found
// of the long log lies from what is found of all its rows. Arguments: rows (1e7) and runs (10,000).
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeRun } from '../../dist/index.js';
import { tfeventsOf } from '../../dist/writers/tfevents/index.js';

const [rows, runCount] = [process.argv[2] ?? 1e7, process.argv[3] ?? 10_000].map(Number);
const folder = mkdtempSync(join(tmpdir(), 'grokscope-scale-'));
const cli = new URL('../../dist/cli/main.js', import.meta.url).pathname;
const reportUse = `data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('\\nMB '+maxRSS/1024+' CPU '+(userCPUTime+systemCPUTime)/1e6)})`;

console.log(
  '| input | s | s of CPU | MB | runs | verdict | t10, t50, t90 |\n| --- | --- | --- | --- | --- | --- | --- |',
);
const names = ['train_acc', 'test_acc', 'train_loss', 'test_loss'];
const course = makeCourse(rows);
const csv = join(folder, 'metrics.csv');
writeRows(csv, `step,${names.join()}\n`, (i) => `${i},${course.map((values) => values[i]).join()}\n`);
const found = analyse(`CSV, ${rows} rows × 5`, csv);
rmSync(csv);
for (const tags of [4, 2]) {
  const events = join(folder, `events-${tags}`);
  mkdirSync(events);
  writeEvents(join(events, 'events.out.tfevents.1700000000.host.1.0'), rows / tags, course.slice(0, tags));
  analyse(`tfevents, ${rows} events of ${tags} tags`, events);
  rmSync(events, { recursive: true });
}
const many = join(folder, 'many');
for (let run = 0; run < runCount; run++) {
  mkdirSync(join(many, `run-${run}`), { recursive: true });
  const small = makeCourse(300, run + 2);
  writeRows(
    join(many, `run-${run}`, 'metrics.csv'),
    `step,${names.join()}\n`,
    (i) => `${i * 100},${small.map((values) => values[i]).join()}\n`,
    300,
  );
}
if (runCount > 0) analyse(`folder of ${runCount} runs of 300 rows`, many);
rmSync(folder, { recursive: true });

const steps = new Float64Array(rows).map((_, i) => i);
const axis = { name: 'step', unit: 'step' };
const series = names.map((name, index) => ({ name, axis, steps, values: course[index] }));
const source = { path: 'whole', format: 'csv', files: [] };
const whole = analyzeRun({ id: 'whole', source, series, config: [], notes: [] }).diagnosis;
console.log(
  `\nall rows: ${whole.verdict}, ${Math.round(100 * whole.probability)} %; condensed: ${found.verdict}, ${Math.round(100 * found.probability)} %`,
);
const figures = ({ memorized, transition: { t10, t50, t90, interval95 } }) => ({
  memorized: memorized.step,
  t10,
  t50,
  t90,
  low: interval95[0],
  high: interval95[1],
});
const [all, condensed] = [figures(whole), figures(found)];
for (const [name, value] of Object.entries(all))
  console.log(
    `${name}: ${value}, condensed ${condensed[name]}, ${((condensed[name] / value - 1) * 100).toFixed(4)} %`,
  );

/** Accuracies and losses of a run that groks at a third of its length, with noise, by column. */
function makeCourse(count, seed = 1) {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const columns = names.map(() => new Float64Array(count));
  let drift = 0;
  for (let i = 0; i < count; i++) {
    drift = 0.999 * drift + 0.0004 * (random() - 0.5);
    const noise = drift + 0.02 * (random() + random() - 1);
    const train = 1 / (1 + (count / 200 / (i + 1)) ** 3);
    const test = 0.02 + 0.97 / (1 + (count / 3 / (i + 1)) ** 8);
    columns[0][i] = Math.fround(train);
    columns[1][i] = Math.fround(Math.min(1, Math.max(0, test + noise)));
    columns[2][i] = Math.fround(4 * (1 - train) + 1e-4);
    columns[3][i] = Math.fround(5 * (1.05 - test) + noise);
  }
  return columns;
}

function writeRows(path, header, rowOf, count = rows) {
  const file = openSync(path, 'w');
  let text = header;
  for (let i = 0; i < count; i++) {
    text += rowOf(i);
    if (text.length > 1e6) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** One scalar an event: one tag after the other, or all in turn. */
function writeEvents(path, count, columns) {
  const file = openSync(path, 'w');
  const size = 50_000;
  for (let start = 0; start < count; start += size)
    for (const [index, values] of columns.entries()) {
      const length = Math.min(size, count - start);
      const own = Float64Array.from({ length }, (_, i) => (start + i) * columns.length);
      const part = {
        name: names[index],
        axis: { name: 'step', unit: 'step' },
        steps: own,
        values: own.map((step) => values[step]),
      };
      const bytes = tfeventsOf({
        id: '',
        source: { path: '', format: '', files: [] },
        series: [part],
        config: [],
        notes: [],
      });
      writeSync(file, bytes);
    }
  closeSync(file);
}

function analyse(name, path) {
  const start = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', reportUse, cli, path, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - start) / 1000;
  const { runs, errors } = JSON.parse(stdout);
  if (errors.length > 0) console.error(errors);
  const [{ verdict, transition }] = runs;
  const times = transition ? [transition.t10, transition.t50, transition.t90].map(Math.round).join(', ') : '';
  const [, megabytes, cpu] = /MB ([\d.]+) CPU ([\d.]+)/.exec(stderr).map(Number);
  console.log(
    `| ${name} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${megabytes.toFixed(0)} | ${runs.length} | ${verdict} | ${times} |`,
  );
  return runs[0];
}
