import { labelledExamples, SIMULATED, simulatedExamples } from '../calibration/collect.js';
import { type CrossValidated, crossValidate } from '../calibration/cross-validate.js';
import type { LabelledFolder } from '../labelled/labelled-log.js';
import { figure, type Section } from '../report.js';
import { calibrationError, calibrationTable, reliabilityTable } from '../scores/reliability.js';
import { groupBy } from '../scores/statistics.js';
import type { Task } from '../task.js';

/** How well probabilities hold on repositories that the calibration has not seen. */
export function calibrationTask(folders: readonly LabelledFolder[]): Task {
  return {
    name: 'calibration',
    seconds: 90 + 10 * folders.length,
    async measure({ signal, onProgress }) {
      const tools = signal ? { signal } : {};
      const examples = await simulatedExamples({
        ...tools,
        onProgress: (share) => onProgress?.(0.8 * share),
      });
      for (const folder of folders) examples.push(...(await labelledExamples(folder, tools)));
      return sectionOf(crossValidate(examples));
    },
  };
}

function sectionOf(stated: readonly CrossValidated[]): Section {
  const sources = groupBy(stated, ({ source }) => source);
  return {
    title: 'Calibration, cross-validated',
    about:
      'The calibration fitted anew without one repository (without one training run for logs of our own, without a ' +
      'fifth of the simulated runs), and judged on what was left out, each in its turn.',
    figures: [...sources].map(([source, members]) =>
      figure(`ECE: ${source}`, calibrationError(members), { atMost: source === SIMULATED ? 0.03 : 0.05 }),
    ),
    tables: [
      calibrationTable('Calibration by source', stated, ({ source }) => source),
      ...[...sources].map(([source, members]) => ({
        ...reliabilityTable(members),
        title: `Reliability: ${source}`,
      })),
    ],
  };
}
