import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type FollowEvent, Follower } from '../../src/follow/index.js';
import { rowOf } from './growing-logs.js';

/** An MLflow server with one run, whose metrics have as many points as `count` says at the time. */
async function serve(count: () => number): Promise<{ address: string; close: () => void }> {
  const metrics = ['train_acc', 'test_acc'] as const;
  const run = { info: { run_id: 'aa', run_name: 'one' }, data: { metrics: metrics.map((key) => ({ key })) } };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://host');
    const key = metrics.find((name) => name === searchParams.get('metric_key')) ?? 'test_acc';
    const points = Array.from({ length: count() }, (_, index) => rowOf(index));
    const answers: Record<string, unknown> = {
      'experiments/search': { experiments: [{ experiment_id: '0' }] },
      'runs/search': { runs: [run] },
      'metrics/get-history': { metrics: points.map((row) => ({ value: row[key], step: row.step })) },
    };
    response.end(JSON.stringify(answers[pathname.replace('/api/2.0/mlflow/', '')] ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

test('an MLflow server is asked every 15 seconds, and what has changed is told', async () => {
  let points = 100;
  const { address } = await serve(() => points);
  const events: FollowEvent[] = [];
  const follower = new Follower([address], { onEvent: (event) => events.push(event) });
  await follower.look(0);
  points = 400;
  await follower.look(5000);
  expect(events.map(({ kind }) => kind)).toEqual(['found']);
  await follower.look(16_000);
  expect(events.map(({ kind }) => kind)).toEqual(['found', 'phase', 'phase', 'verdict']);
  const [run] = follower.current().runs;
  expect([run?.curves.testAccuracy?.steps.length, run?.diagnosis.verdict]).toEqual([400, 'grokking']);
});

test('a server that stops answering keeps its runs and is told of once', async () => {
  const { address, close } = await serve(() => 100);
  const events: FollowEvent[] = [];
  const follower = new Follower([address], { onEvent: (event) => events.push(event) });
  await follower.look(0);
  close();
  await follower.look(16_000);
  await follower.look(32_000);
  expect(events.map(({ kind }) => kind)).toEqual(['found', 'waiting']);
  expect(follower.current().runs).toHaveLength(1);
});
