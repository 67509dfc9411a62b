import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { liveSource } from '../../src/cli/watch/source.js';
import { Follower } from '../../src/follow/index.js';
import { csvLog } from '../follow/growing-logs.js';
import { folderWith } from './invented-logs.js';

test('a view is told where each run stands and what is expected of it', async () => {
  const folder = folderWith({ 'log.csv': csvLog(100) });
  const follower = new Follower([folder]);
  const source = liveSource(follower);
  const statuses: (string | undefined)[] = [];
  source.subscribe(() => statuses.push(...source.current().runs.map((run) => source.status?.(run))));
  for (const [index, count] of [100, 148, 400].entries()) {
    writeFileSync(path.join(folder, 'log.csv'), csvLog(count));
    await follower.look(index * 60_000);
  }
  expect(statuses).toEqual([
    'Test rests on a plateau (since step 220).',
    expect.stringMatching(
      /^Test rises \(since step 1,460\)\. Forecast: if a rise comes, half of it around step .*\)\.$/,
    ),
    'Test rests high (since step 1,860).',
  ]);
});
