import type { ConfigEntry, Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import type { ReadOptions } from '../reader.js';
import { parameterValue } from '../sidecars/mlflow-params.js';
import { valueOf } from '../sqlite/mlflow.js';
import { type NamedRun, withIds } from '../sqlite/named-run.js';
import { SeriesCollector } from '../sqlite/series-collector.js';
import { isList, isObject, type TreeObject, type TreeValue } from '../tree/value.js';
import { addressOf, MlflowClient } from './client.js';

const format = 'mlflow-server';
/** Points, runs and experiments asked for at once; the server gives no more. */
const pageSize = { points: 25_000, runs: 1000, experiments: 1000 };
/** Metrics asked for at the same time. */
const atOnce = 8;

export const mlflowServer: { readonly format: string; readonly description: string } = {
  format,
  description: 'MLflow tracking servers by their address (http://HOST:PORT), each metric in full resolution',
};

/**
 * The runs on an MLflow tracking server, except those that were deleted: all of them, those of one experiment or one
 * run, as the address says. Throws `not-found` where no server answers, `no-series` where no run has metrics.
 */
export async function readMlflowServer(text: string, options: ReadOptions): Promise<Run[]> {
  const address = addressOf(text);
  const client = new MlflowClient(address, options.signal);
  const found: NamedRun[] = [];
  for await (const run of runsOn(client, address.experiment, address.run)) {
    const named = await namedRun(client, run);
    if (named.series.length > 0) found.push(named);
  }
  if (found.length === 0) throw noSeries(address.server);
  return withIds(found, { path: address.server, format });
}

async function* runsOn(
  client: MlflowClient,
  experiment: string | undefined,
  run: string | undefined,
): AsyncGenerator<TreeObject, void, undefined> {
  if (run !== undefined) {
    yield* objectsIn([(await client.get('runs/get', { run_id: run }))['run'] ?? null]);
    return;
  }
  const ids = experiment === undefined ? await experiments(client) : [experiment];
  const ask = (token: TreeObject): Promise<TreeObject> =>
    client.post('runs/search', { experiment_ids: ids, max_results: pageSize.runs, ...token });
  for await (const page of client.pages(ask)) yield* objectsIn(page['runs']);
}

async function experiments(client: MlflowClient): Promise<string[]> {
  const ids: string[] = [];
  const ask = (token: TreeObject): Promise<TreeObject> =>
    client.post('experiments/search', { max_results: pageSize.experiments, ...token });
  for await (const page of client.pages(ask))
    ids.push(...objectsIn(page['experiments']).map((experiment) => textIn(experiment, 'experiment_id')));
  return ids;
}

async function namedRun(client: MlflowClient, run: TreeObject): Promise<NamedRun> {
  const [info = {}] = objectsIn([run['info'] ?? null]);
  const [data = {}] = objectsIn([run['data'] ?? null]);
  const id = textIn(info, 'run_id');
  const keys = objectsIn(data['metrics']).map((metric) => textIn(metric, 'key'));
  const collector = new SeriesCollector();
  for (let at = 0; at < keys.length; at += atOnce) {
    const some = keys.slice(at, at + atOnce);
    const histories = await Promise.all(some.map((key) => history(client, id, key)));
    for (const [index, points] of histories.entries())
      for (const { step, value } of points) collector.add(some[index] ?? '', step, value);
  }
  return {
    name: textIn(info, 'run_name'),
    id,
    series: collector.series(),
    config: settingsIn(data['params']),
  };
}

/** All points of a metric, in the order of the server: that of time. */
async function history(
  client: MlflowClient,
  id: string,
  key: string,
): Promise<{ step: number; value: number }[]> {
  const points: { step: number; value: number }[] = [];
  const query = { run_id: id, metric_key: key, max_results: String(pageSize.points) };
  const ask = ({ page_token: token }: TreeObject): Promise<TreeObject> =>
    client.get('metrics/get-history', typeof token === 'string' ? { ...query, page_token: token } : query);
  for await (const page of client.pages(ask))
    for (const point of objectsIn(page['metrics']))
      points.push({ step: Number(point['step'] ?? 0), value: valueOf(Number(point['value'] ?? 0)) });
  return points;
}

function settingsIn(parameters: TreeValue | undefined): ConfigEntry[] {
  return objectsIn(parameters).flatMap((parameter) => {
    const text = textIn(parameter, 'value');
    if (text.length > 200) return [];
    return [{ key: textIn(parameter, 'key'), value: parameterValue(text), from: 'parameters on the server' }];
  });
}

function objectsIn(value: TreeValue | undefined): TreeObject[] {
  return isList(value) ? value.filter(isObject) : [];
}

function textIn(object: TreeObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

function noSeries(server: string): GrokscopeError {
  return new GrokscopeError(
    'no-series',
    server,
    'no run on this server has metrics',
    'Check that the runs have logged their metrics and are not deleted, and name that server.',
  );
}
