// Scores the built CLI on the labelled logs beside the project, where they are. Informs; never fails a build.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const shared = new URL('../../shared/', import.meta.url).pathname;
const cli = `node ${new URL('../dist/cli/main.js', import.meta.url).pathname}`;
const sets = [
  { name: 'public logs', index: `${shared}corpus/index.jsonl`, raw: `${shared}corpus/raw` },
  { name: 'own runs', index: `${shared}real/index.jsonl`, raw: `${shared}real` },
];

for (const { name, index, raw } of sets) {
  console.log(`\n== ${name}`);
  if (!existsSync(index)) {
    console.log(`not here: ${index}`);
    continue;
  }
  const script = `${shared}corpus/score.py`;
  const run = spawnSync(
    'python3',
    [script, '--index', index, '--raw', raw, '--cmd', cli, ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  );
  if (run.status !== 0) console.log('the scoring script did not run; it needs python3 with numpy');
}
