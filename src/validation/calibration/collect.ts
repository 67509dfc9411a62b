import { analyzeRun } from '../../analyze.js';
import { judgeLogs } from '../labelled/judge-folder.js';
import type { LabelledFolder } from '../labelled/labelled-log.js';
import { simulatedRun } from '../simulated/runs/simulated-run.js';
import { repeat, type Tools } from '../task.js';
import { type Example, featuresOf } from './example.js';

/** The simulated runs on which probabilities are calibrated; no suite draws its runs from this seed. */
const seed = 100;
const runs = 3000;

/** What the simulated examples say as their source. */
export const SIMULATED = 'simulated';

/** Examples of the frozen simulation. */
export async function simulatedExamples(tools: Tools): Promise<Example[]> {
  const examples: Example[] = [];
  await repeat(
    runs,
    (index) => {
      const { run, truth } = simulatedRun(seed, index);
      const analysed = analyzeRun(run);
      const features = featuresOf(analysed);
      const right = analysed.diagnosis.verdict === truth.verdict;
      if (features) examples.push({ features, right, source: SIMULATED, group: String(index) });
    },
    tools,
  );
  return examples;
}

/** Examples of a folder of labelled logs. */
export async function labelledExamples({ name, logs }: LabelledFolder, tools: Tools): Promise<Example[]> {
  const judged = await judgeLogs(logs, tools);
  return judged.flatMap(({ log, run, right }): Example[] => {
    const features = log.counted && run ? featuresOf(run) : undefined;
    return features ? [{ features, right, source: name, group: log.group }] : [];
  });
}
