// Seconds and peak memory of our readers against those of Python, each read in a process of its own, tool after tool
// and round after round in one run; start-up and imports are not counted. Seconds of CPU are those that other work on the
// machine does not swell; of polars they count all threads. PYTHON names an interpreter with
// tensorboard, tbparse, wandb 0.22 (the last with a datastore in Python), pandas, polars and numpy.
// Arguments: the number of rounds (3), a folder of inputs to use again, and a part of the names of the logs to read.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [rounds = '3', given, part = ''] = process.argv.slice(2);
const python = process.env.PYTHON ?? 'python3';
const place = (name) => new URL(`readers/${name}`, import.meta.url).pathname;

const ours = `
import { readRuns } from '${new URL('../dist/readers/index.js', import.meta.url).href}';
const [start, used] = [performance.now(), process.cpuUsage()];
const { runs, errors } = await readRuns([process.argv[1]]);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(used);
if (runs.length !== 1) throw new Error(JSON.stringify(errors));
const points = runs[0].series.reduce((sum, { values }) => sum + values.length, 0);
console.log(JSON.stringify({ seconds, cpu: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024, points }));
`;

/** Logs, and the aim against each peer: the least times faster. */
const logs = [
  {
    name: 'tfevents, 1e6 events',
    file: 'events/events.out.tfevents.1700000000.host.1.0',
    peers: { EventAccumulator: 20, tbparse: 20, 'tensorboard-data-server': 1 },
  },
  { name: '.wandb, 250k rows × 7', file: 'run-abcd1234.wandb', peers: { datastore: 10 } },
  { name: 'CSV, 1e6 × 8', file: 'metrics.csv', peers: { 'pandas CSV': 1 / 1.3, 'polars CSV': 1 / 1.3 } },
  { name: 'JSONL, 1e6 × 8', file: 'metrics.jsonl', peers: { 'pandas JSONL': 1, 'polars JSONL': undefined } },
  { name: 'npz, stored, 1e6 × 8', file: 'stored.npz', peers: { numpy: 1 / 2 } },
  { name: 'npz, deflated, 1e6 × 8', file: 'deflated.npz', peers: { numpy: 1 / 2 } },
];

const folder = given ?? mkdtempSync(join(tmpdir(), 'grokscope-bench-'));
if (!existsSync(join(folder, 'deflated.npz')))
  execFileSync(python, [place('make-inputs.py'), folder], { stdio: 'inherit' });
console.log('| log | tool | s | s of CPU | MB | times faster | by CPU | memory, times less | aim |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const { name, file, peers } of logs.filter((log) => log.name.includes(part))) {
  const path = join(folder, file);
  const tools = Object.keys(peers);
  const results = new Map([['grokscope', []], ...tools.map((tool) => [tool, []])]);
  for (let round = 0; round < Number(rounds); round++) {
    results.get('grokscope').push(run(process.execPath, ['--input-type=module', '-e', ours, path]));
    for (const tool of tools) results.get(tool).push(run(python, [place('peers.py'), tool, path]));
  }
  const own = middle(results.get('grokscope'));
  row(name, 'grokscope', own, '', '', '', '');
  for (const tool of tools) {
    const peer = middle(results.get(tool));
    const times = (figure) => (peer[figure] / own[figure]).toFixed(2);
    const aim = peers[tool]?.toFixed(2) ?? '';
    row('', tool, peer, times('seconds'), times('cpu'), times('megabytes'), aim);
  }
}
if (!given) rmSync(folder, { recursive: true });

function run(command, args) {
  const env = { ...process.env, POINTS: '1000000' };
  return JSON.parse(
    execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }),
  );
}

function middle(results) {
  return results.toSorted((a, b) => a.seconds - b.seconds)[results.length >> 1];
}

function row(...cells) {
  const [name, tool, { seconds, cpu, megabytes }, ...rest] = cells;
  console.log(
    `| ${[name, tool, seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0), ...rest].join(' | ')} |`,
  );
}
