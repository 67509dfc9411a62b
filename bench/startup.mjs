// How much longer a cold `grokscope FILE --json` takes than bare `node -e 0`, in one run on this machine.
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url).pathname;
const cli = `${root}dist/cli/main.js`;
const cases = {
  'node -e 0': ['-e', '0'],
  'grokscope --version': [cli, '--version'],
  'grokscope fixtures/csv/memorised.csv --json': [cli, `${root}fixtures/csv/memorised.csv`, '--json'],
  'grokscope fixtures/tensorboard-torch/modular-addition --json': [
    cli,
    `${root}fixtures/tensorboard-torch/modular-addition`,
    '--json',
  ],
};
const rounds = 15;
const times = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));

for (let round = 0; round < rounds; round++)
  for (const [name, args] of Object.entries(cases)) {
    const start = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
  }

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const bare = median(times['node -e 0']);
console.log('| command | median ms | over bare node, ms | ratio |\n| --- | --- | --- | --- |');
for (const [name, values] of Object.entries(times))
  console.log(
    `| \`${name}\` | ${median(values).toFixed(0)} | ${(median(values) - bare).toFixed(0)} | ${(median(values) / bare).toFixed(1)} |`,
  );
