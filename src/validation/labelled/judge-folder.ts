import { existsSync } from 'node:fs';
import { analyze } from '../../analyze.js';
import { groupBy } from '../scores/statistics.js';
import { repeat, type Tools } from '../task.js';
import { judge, type Judgement } from './judge.js';
import type { LabelledLog } from './labelled-log.js';
import { isOtherView, match } from './match.js';

/** Analyses every input of an index once and judges each of its entries; those whose files are not there are left out. */
export async function judgeLogs(logs: readonly LabelledLog[], tools: Tools): Promise<Judgement[]> {
  const inputs = [...groupBy(logs, ({ paths }) => paths.join('\n')).values()].filter((entries) =>
    entries[0]?.paths.every((path) => existsSync(path)),
  );
  const judged: Judgement[] = [];
  await repeat(
    inputs.length,
    async (index) => {
      const entries = inputs[index] as LabelledLog[];
      const { runs } = await analyze(entries[0]?.paths ?? [], tools.signal ? { signal: tools.signal } : {});
      const matched = match(entries, runs);
      for (const log of entries)
        if (matched.has(log) || runs.length === 0 || !isOtherView(log, matched))
          judged.push(judge(log, matched.get(log)));
    },
    tools,
  );
  return judged;
}
