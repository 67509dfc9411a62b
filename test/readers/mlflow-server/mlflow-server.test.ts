import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { readRuns } from '../../../src/readers/index.js';
import { outline, settings } from '../helpers/runs-of.js';

const servers: Server[] = [];

/** A server that answers each call by what `answer` gives for it; its address. */
async function serve(
  answer: (call: URL, body: string, request: IncomingMessage) => unknown,
): Promise<string> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const found = answer(new URL(request.url ?? '', 'http://host'), body, request);
      response.writeHead(found === undefined ? 401 : 200, { 'content-type': 'application/json' });
      response.end(typeof found === 'string' ? found : JSON.stringify(found ?? {}));
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function run(id: string, name: string): object {
  return {
    info: { run_id: id, run_name: name },
    data: { metrics: [{ key: 'loss', value: 0.1, step: 3 }], params: [{ key: 'lr', value: '0.01' }] },
  };
}

/** Two experiments of one run each, the lists cut into pages of one, the history into pages of two points. */
function store(call: URL, body: string): unknown {
  const token = call.searchParams.get('page_token') ?? (body === '' ? null : JSON.parse(body).page_token);
  switch (call.pathname.replace('/api/2.0/mlflow/', '')) {
    case 'experiments/search':
      return token
        ? { experiments: [{ experiment_id: '2' }] }
        : { experiments: [{ experiment_id: '0' }], next_page_token: 'b' };
    case 'runs/search':
      if (JSON.parse(body).experiment_ids.join() === '2') return { runs: [run('bb', 'two')] };
      return token ? { runs: [run('bb', 'two')] } : { runs: [run('aa', 'one')], next_page_token: 'b' };
    case 'runs/get':
      return { run: run(call.searchParams.get('run_id') ?? '', 'one') };
    default:
      return token
        ? '{"metrics": [{"key": "loss", "value": Infinity, "step": "3"}]}'
        : {
            metrics: [
              { value: 0.5, step: 1 },
              { value: 'NaN', step: 2 },
            ],
            next_page_token: 'more',
          };
  }
}

const curve = { loss: 'step 1:0.5 2:NaN 3:Infinity' };

describe('MLflow tracking servers', () => {
  it('are read page by page, with settings', async () => {
    const address = await serve(store);
    const { runs, errors } = await readRuns([address]);
    expect(errors).toEqual([]);
    expect(runs.map(({ id, source }) => [id, source.format])).toEqual([
      [`${address}#one`, 'mlflow-server'],
      [`${address}#two`, 'mlflow-server'],
    ]);
    expect(runs.map(outline)).toEqual([curve, curve]);
    expect(settings(runs[0])).toEqual({ lr: 0.01 });
  });

  it('are read in part by the address of a page', async () => {
    const address = await serve(store);
    const experiment = await readRuns([`${address}/#/experiments/2?search=`]);
    expect(experiment.runs.map(({ id }) => id)).toEqual([address]);
    const one = await readRuns([`${address}/#/experiments/0/runs/aa/model-metrics`]);
    expect(one.runs.map(outline)).toEqual([curve]);
  });

  it('are told the user and password of the address, which no report shows', async () => {
    const expected = `Basic ${Buffer.from('me:secret').toString('base64')}`;
    const address = await serve((call, body, { headers }) =>
      headers.authorization === expected ? store(call, body) : undefined,
    );
    const { runs } = await readRuns([address.replace('//', '//me:secret@')]);
    expect(runs).toHaveLength(2);
    expect(JSON.stringify(runs)).not.toContain('secret');
    expect((await readRuns([address])).errors).toMatchObject([{ code: 'not-readable' }]);
  });

  it.each([
    ['another server', '<html>', 'not-a-log'],
    ['a server without runs', {}, 'no-series'],
  ])('are told from %s', async (_, answer, code) => {
    const { errors } = await readRuns([await serve(() => answer)]);
    expect(errors).toMatchObject([{ code }]);
  });

  it('are reported where none can be reached', async () => {
    const address = await serve(store);
    servers.splice(0)[0]?.close();
    expect((await readRuns([address])).errors).toMatchObject([{ code: 'not-found' }]);
    expect((await readRuns(['http://'])).errors).toMatchObject([{ code: 'usage' }]);
  });
});
