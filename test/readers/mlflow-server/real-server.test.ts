import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import { expectTrueRun, trueColumns } from '../helpers/fixture-run.js';
import { settings } from '../helpers/runs-of.js';

const program = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'mlflow'))
  .find(canRun);

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Points that are logged in several calls. Pages of an answer start at 25,000, which takes two minutes to log. */
const manyPoints = 1500;

describe.skipIf(program === undefined)('a server that `mlflow server` runs', () => {
  let server: ChildProcess | undefined;
  let address = '';
  let folder = '';

  async function post(call: string, body: object): Promise<Record<string, { info?: { run_id?: string } }>> {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${address}/api/2.0/mlflow/${call}`, request);
    expect(response.status).toBe(200);
    return (await response.json()) as Record<string, { info?: { run_id?: string } }>;
  }

  async function log(id: string, metrics: readonly object[]): Promise<void> {
    for (let at = 0; at < metrics.length; at += 1000)
      await post('runs/log-batch', { run_id: id, metrics: metrics.slice(at, at + 1000) });
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grokscope-'));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const store = ['--backend-store-uri', `sqlite:///${folder}/mlflow.db`, '--default-artifact-root', folder];
    server = spawn(
      program ?? '',
      ['server', '--host', '127.0.0.1', '--port', String(port), '--workers', '1', ...store],
      {
        cwd: folder,
        stdio: 'ignore',
        detached: true,
      },
    );
    for (let up = false; !up; await setTimeout(300))
      up = await fetch(`${address}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    const created = await post('runs/create', { experiment_id: '0', run_name: 'first', start_time: 1 });
    const id = created['run']?.info?.run_id ?? '';
    await post('runs/log-parameter', { run_id: id, key: 'lr', value: '0.02' });
    const columns = trueColumns();
    const steps = columns.get('step') ?? [];
    for (const key of ['train_loss', 'train_acc', 'test_loss', 'test_acc'])
      await log(
        id,
        steps.map((step, row) => ({ key, step, value: columns.get(key)?.[row], timestamp: row })),
      );
    await log(
      id,
      Array.from({ length: manyPoints }, (_, step) => ({
        key: 'weight_norm',
        step,
        value: step / 2,
        timestamp: step,
      })),
    );
  }, 240_000);

  afterAll(async () => {
    if (server?.pid !== undefined) {
      process.kill(-server.pid, 'SIGTERM');
      await once(server, 'exit');
    }
    if (folder !== '') rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }, 30_000);

  it('is read whole', async () => {
    const { runs, errors } = await readRuns([address]);
    expect(errors).toEqual([]);
    expect(runs).toHaveLength(1);
    expectTrueRun(runs[0]);
    expect(settings(runs[0])).toEqual({ lr: 0.02 });
    const norm = runs[0]?.series.find(({ name }) => name === 'weight_norm');
    expect(norm?.values).toEqual(Float64Array.from({ length: manyPoints }, (_, step) => step / 2));
  });
});
