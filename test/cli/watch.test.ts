import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { csvHeader, csvLine, csvLog, growingLogs, rowOf } from '../follow/growing-logs.js';
import { folderWith } from './invented-logs.js';
import { isBuilt, runCli } from './run-cli.js';
import { WatchProcess } from './watch-process.js';

const seconds = 60_000;

function rowsFrom(start: number, end: number): string {
  return Array.from({ length: end - start }, (_, index) => `${csvLine(rowOf(start + index))}\n`).join('');
}

/** Requests that a server got, with what it answers to each, the last answer for all later ones. */
async function receiver(statuses: readonly number[]): Promise<{ url: string; bodies: unknown[] }> {
  const bodies: unknown[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.statusCode = statuses[Math.min(bodies.length, statuses.length - 1)] ?? 200;
      bodies.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/secret-token`, bodies };
}

describe.skipIf(!isBuilt)('watch', () => {
  test(
    'tells a run from its first rows to its grokking, and ends',
    async () => {
      const cwd = folderWith({});
      const watch = new WatchProcess(['log.csv', '--until', 'grokked', '--timeout', '5m'], cwd);
      await watch.says(/log\.csv is not there yet; waiting for it\./);
      const file = join(cwd, 'log.csv');
      writeFileSync(file, `${csvHeader}\n${rowsFrom(0, 40)}`);
      await watch.says(/verdict: not enough data → memorised so far/);
      appendFileSync(file, rowsFrom(40, 148));
      await watch.says(/alarm: test rises/);
      await watch.says(/forecast: if a rise comes, half of it around step [\d,]+ \(80 %: [\d,]+ to [\d,]+\)/);
      appendFileSync(file, rowsFrom(148, 400));
      expect(await watch.ended).toBe('Success');
      expect(watch.lines.map((line) => line.replace(/(?<=sure)\. .*/, ''))).toEqual([
        'log.csv  step 400  found: memorised so far, 99 % sure; test rests on a plateau (since step 220)',
        'log.csv  step 400  verdict: not enough data → memorised so far, 99 % sure',
        'log.csv  step 1,460  alarm: test rises (a false one in 1,000,000 evaluations)',
        'log.csv  step 1,480  verdict: memorised so far → rise in progress, 99 % sure',
        expect.stringMatching(
          /^log\.csv {2}step 1,480 {2}forecast: if a rise comes, half of it around step /,
        ),
        'log.csv  step 1,860  test rests high',
        'log.csv  step 4,000  verdict: rise in progress → grokking, 99 % sure',
        'log.csv  step 4,000  forecast: none any more',
      ]);
      expect(watch.stderr).toBe('grokscope: log.csv is not there yet; waiting for it.\n');
      // Whatever was seen in passing, at rest it is what one look says.
      const { stdout } = await runCli(['log.csv', '--json'], { cwd });
      const [run] = (JSON.parse(stdout) as { runs: { summary: string }[] }).runs;
      expect(watch.lines.at(-2)).toContain(run?.summary);
    },
    seconds,
  );

  test.each(growingLogs.filter(({ format }) => format !== 'mlflow'))(
    'follows a $format log to the verdict of one look',
    async ({ file, log }) => {
      const cwd = folderWith({ [file]: log(30) });
      const watch = new WatchProcess(['.', '--json', '--until', 'grokked', '--timeout', '5m'], cwd);
      await watch.says(/"event":"found"/);
      for (const count of [90, 148, 150, 300, 2500]) {
        const whole = log(count);
        // A cut in the middle of a record, and the rest of it later.
        const from = readFileSync(join(cwd, file)).length;
        const cut = Math.floor((from + whole.length) / 2);
        appendFileSync(join(cwd, file), whole.subarray(from, cut));
        await new Promise((resolve) => setTimeout(resolve, 150));
        appendFileSync(join(cwd, file), whole.subarray(cut));
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      expect(await watch.ended).toBe('Success');
      const last = watch.lines.map((line) => JSON.parse(line)).findLast(({ event }) => event === 'verdict');
      const { stdout } = await runCli(['.', '--json'], { cwd });
      const [run] = JSON.parse(stdout).runs;
      expect([last.run, last.verdict]).toEqual([run.id, run.verdict]);
    },
    seconds,
  );

  test(
    '--json prints one object a line, with problems among them',
    async () => {
      const cwd = folderWith({ 'a.csv': csvLog(400), 'b.db': 'SQLite format 3\0 and nothing' });
      // Had it just been written, more of it might be on its way.
      utimesSync(join(cwd, 'b.db'), 1e9, 1e9);
      const watch = new WatchProcess(['a.csv', 'b.db', 'c', '--json'], cwd);
      await watch.says(/"problem"/);
      watch.kill('SIGTERM');
      expect(await watch.ended).toBe('Terminated');
      const events = watch.lines.map((line) => JSON.parse(line));
      expect(events.map(({ event, run, path, code }) => [event, run ?? path, code])).toEqual([
        ['found', 'a.csv', undefined],
        ['waiting', 'c', 'not-found'],
        ['problem', 'b.db', 'malformed'],
      ]);
      expect(events[0]).toMatchObject({
        schemaVersion: 1,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        step: 4000,
        phase: 'generalised',
        verdict: 'grokking',
        forecast: null,
      });
      expect(watch.stderr).toBe('');
    },
    seconds,
  );

  test.each([
    ['SIGINT', 'Interrupted'],
    ['SIGTERM', 'Terminated'],
  ] as const)(
    '%s ends it quietly, with its own exit code',
    async (signal, exitCode) => {
      const cwd = folderWith({ 'log.csv': csvLog(100) });
      const watch = new WatchProcess(['log.csv'], cwd);
      await watch.says(/found: memorised so far/);
      watch.kill(signal);
      expect({ exitCode: await watch.ended, stderr: watch.stderr }).toEqual({ exitCode, stderr: '' });
    },
    seconds,
  );

  test(
    '--timeout with --until is a failed gate, without it an end',
    async () => {
      const cwd = folderWith({
        'grokked.csv': csvLog(400),
        'not.csv': csvLog(100).replaceAll('0.03', '0.04'),
      });
      const gate = new WatchProcess(['.', '--until', 'grokked', '--timeout', '3s'], cwd);
      expect(await gate.ended).toBe('GateFailed');
      expect(gate.stderr).toBe('grokscope: 1 of 2 runs had not grokked in time.\n');
      const plain = new WatchProcess(['.', '--timeout', '3s'], cwd);
      expect(await plain.ended).toBe('Success');
      const nothing = new WatchProcess(['later.csv', '--until', 'grokked', '--timeout', '1s'], cwd);
      expect(await nothing.ended).toBe('GateFailed');
      expect(nothing.stderr).toMatch(/no run was found in time\.\n$/);
    },
    seconds,
  );

  test(
    'ends at once where every run has grokked already',
    async () => {
      const cwd = folderWith({ 'log.csv': csvLog(400) });
      expect(await new WatchProcess(['.', '--until', 'grokked'], cwd).ended).toBe('Success');
    },
    seconds,
  );
});

describe.skipIf(!isBuilt)('--exec', () => {
  test(
    'gets the change in its environment and on its standard input, and nothing of the log in its command',
    async () => {
      const name = `x";touch pwned;$(touch pwned)\`touch pwned\`'`;
      const cwd = folderWith({});
      mkdirSync(join(cwd, name));
      const file = join(cwd, name, 'log.csv');
      writeFileSync(file, csvLog(40));
      const command =
        'cat > "change-$GROKSCOPE_VERDICT.json"; env | grep ^GROKSCOPE_ | sort > env.txt; echo done';
      const watch = new WatchProcess(['.', '--until', 'grokked', '--exec', command], cwd);
      await watch.says(/found/);
      appendFileSync(file, rowsFrom(40, 400));
      expect(await watch.ended).toBe('Success');
      const run = join(name, 'log.csv');
      const change = JSON.parse(readFileSync(join(cwd, 'change-grokking.json'), 'utf8'));
      expect(change).toMatchObject({
        event: 'verdict',
        run,
        previous: 'memorised_so_far',
        verdict: 'grokking',
        step: 4000,
      });
      expect(change.analysis).toMatchObject({ id: run, series: { testAccuracy: { points: 400 } } });
      const env = readFileSync(join(cwd, 'env.txt'), 'utf8').trim().split('\n');
      expect(env).toEqual([
        'GROKSCOPE_PHASE=generalised',
        'GROKSCOPE_PREVIOUS=memorised_so_far',
        `GROKSCOPE_PROBABILITY=${change.probability}`,
        `GROKSCOPE_RUN=${run}`,
        'GROKSCOPE_STEP=4000',
        `GROKSCOPE_SUMMARY=${change.summary}`,
        'GROKSCOPE_VERDICT=grokking',
      ]);
      expect(watch.stderr).toBe('done\n');
      expect(watch.stdout).not.toContain('done');
      expect(() => readFileSync(join(cwd, 'pwned'))).toThrow('ENOENT');
    },
    seconds,
  );

  test(
    'that fails is told and stops nothing',
    async () => {
      const cwd = folderWith({ 'log.csv': csvLog(40) });
      const watch = new WatchProcess(['log.csv', '--exec', 'exit 7'], cwd);
      await watch.says(/found/);
      appendFileSync(join(cwd, 'log.csv'), rowsFrom(40, 400));
      await watch.says(/the command of --exec for log\.csv ended with 7\./);
      rmSync(join(cwd, 'log.csv'));
      await watch.says(/its log is gone/);
      watch.kill('SIGTERM');
      expect(await watch.ended).toBe('Terminated');
    },
    seconds,
  );

  test(
    'that runs on is ended with the watching',
    async () => {
      const cwd = folderWith({ 'log.csv': csvLog(40) });
      const command = 'echo "pid $$"; sleep 600; echo late';
      const watch = new WatchProcess(['log.csv', '--exec', command], cwd);
      await watch.says(/found/);
      appendFileSync(join(cwd, 'log.csv'), rowsFrom(40, 400));
      await watch.says(/pid \d+/);
      watch.kill('SIGINT');
      expect(await watch.ended).toBe('Interrupted');
      const pid = Number(/pid (\d+)/.exec(watch.stderr)?.[1]);
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    },
    seconds,
  );
});

describe.skipIf(!isBuilt)('--webhook', () => {
  test(
    'gets each change as JSON, again where the server was in trouble',
    async () => {
      const { url, bodies } = await receiver([503, 200]);
      const cwd = folderWith({ 'log.csv': csvLog(40) });
      const watch = new WatchProcess(['log.csv', '--until', 'grokked', '--webhook', url], cwd);
      await watch.says(/found/);
      appendFileSync(join(cwd, 'log.csv'), rowsFrom(40, 400));
      expect(await watch.ended).toBe('Success');
      expect(bodies).toHaveLength(2);
      expect(bodies[1]).toEqual(bodies[0]);
      expect(bodies[1]).toMatchObject({
        schemaVersion: 1,
        event: 'verdict',
        run: 'log.csv',
        verdict: 'grokking',
      });
      expect(watch.stderr).toBe('');
    },
    seconds,
  );

  test(
    'that refuses is told without its path, and is asked once',
    async () => {
      const { url, bodies } = await receiver([404]);
      const cwd = folderWith({ 'log.csv': csvLog(40) });
      const watch = new WatchProcess(['log.csv', '--until', 'grokked', '--webhook', url], cwd);
      await watch.says(/found/);
      appendFileSync(join(cwd, 'log.csv'), rowsFrom(40, 400));
      expect(await watch.ended).toBe('Success');
      expect(watch.stderr).toMatch(
        /^grokscope: the webhook at 127\.0\.0\.1:\d+ did not take the change of log\.csv \(HTTP 404\)\.\n$/,
      );
      expect(bodies).toHaveLength(1);
    },
    seconds,
  );

  test(
    'that does not answer keeps nothing from ending',
    async () => {
      const cwd = folderWith({ 'log.csv': csvLog(40) });
      const watch = new WatchProcess(['log.csv', '--webhook', 'http://127.0.0.1:9/'], cwd);
      await watch.says(/found/);
      appendFileSync(join(cwd, 'log.csv'), rowsFrom(40, 400));
      await watch.says(/verdict: /);
      watch.kill('SIGTERM');
      expect(await watch.ended).toBe('Terminated');
    },
    seconds,
  );
});

describe.skipIf(!isBuilt)('a command line that is wrong', () => {
  test.each([
    [['--until', 'bored'], /argument 'bored' is invalid\. Choose grokked\./],
    [['--timeout', '30'], /argument '30' is invalid\. Give a number with its unit/],
    [['--timeout', '40d'], /at most 24d/],
    [['--exec', ' '], /Give a command to run/],
    [['--webhook', 'ftp://host'], /Give an address that begins with http/],
    [['--interval', '0'], /argument '0' is invalid\. Give a number from 0\.05 to 3600\./],
    [['-'], /grokscope watch follows files, not standard input\. Name the file/],
    [['--map', 'none.json'], /The map none\.json cannot be read \(ENOENT\)\./],
  ] as const)('%s', async (args, message) => {
    const cwd = folderWith({ 'log.csv': csvLog(40) });
    const { stdout, stderr, exitCode } = await runCli(['watch', 'log.csv', ...args], { cwd });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 'Usage' });
    expect(stderr).toMatch(message);
  });
});
