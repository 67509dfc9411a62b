import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judgeLogs } from '../../../src/validation/labelled/judge-folder.js';
import { readIndex } from '../../../src/validation/labelled/read-index.js';
import { folderWith } from '../../cli/invented-logs.js';
import { move } from '../../helpers/synthetic.js';
import { writeFolder } from './labelled.js';

const grokked = { test: move(0.02, 0.99, 3000), sd: 0.005 };
const memorised = { test: () => 0.1, sd: 0.005 };

test('entries are judged by their files, and those without files are left out', async () => {
  const folder = folderWith({});
  writeFolder(folder, { 'a.csv': grokked, 'b.csv': memorised, 'c.csv': memorised }, [
    {
      path: 'a.csv',
      series: { test_acc: 'test_acc' },
      label: { verdict: 'grokking', t50: 3000, t10: 2500, t90: 4000, bracket: [2990, 3010] },
    },
    { path: 'b.csv', label: { verdict: 'memorised_so_far' } },
    { path: 'c.csv', label: { verdict: 'grokking' } },
    { path: 'gone.csv', label: { verdict: 'grokking' } },
  ]);
  const judged = await judgeLogs((await readIndex(folder)).logs, {});
  expect(judged.map(({ log, right }) => [log.paths, right])).toEqual([
    [[join(folder, 'a.csv')], true],
    [[join(folder, 'b.csv')], true],
    [[join(folder, 'c.csv')], false],
  ]);
  const { timing } = judged[0] ?? {};
  expect(timing?.logError).toBeLessThan(0.02);
  expect(timing).toMatchObject({ within: true, meets: true });
});

test('times are compared on the axis of the label', async () => {
  const folder = folderWith({});
  const label = {
    verdict: 'grokking',
    first_step: 0.01,
    last_step: 1000,
    t50: 30,
    t10: 25,
    t90: 40,
    bracket: [30, 30],
  };
  writeFolder(folder, { 'a.csv': grokked }, [{ path: 'a.csv', series: { test_acc: 'test_acc' }, label }]);
  const [judged] = await judgeLogs((await readIndex(folder)).logs, {});
  expect(judged?.timing?.logError).toBeLessThan(0.02);
});
