import { isQuiet, labelOf } from '../labelled/accepted.js';
import type { Judgement } from '../labelled/judge.js';
import { judgeLogs } from '../labelled/judge-folder.js';
import type { LabelledFolder } from '../labelled/labelled-log.js';
import { type Cell, figure, type Section } from '../report.js';
import {
  brier,
  calibrationError,
  calibrationTable,
  reliabilityTable,
  type Stated,
} from '../scores/reliability.js';
import { medianOf, share } from '../scores/statistics.js';
import { accuracy, type Judged, macroF1, verdictTable } from '../scores/verdicts.js';
import type { Task } from '../task.js';

/** Verdicts, times and probabilities on a folder of labelled logs. */
export function labelledLogsTask({ name, logs }: LabelledFolder): Task {
  return {
    name,
    seconds: logs.length * 0.06,
    async measure(tools) {
      return sectionOf(name, await judgeLogs(logs, tools));
    },
  };
}

function sectionOf(name: string, all: readonly Judgement[]): Section {
  const counted = all.filter(({ log }) => log.counted);
  const labels = [...new Set(counted.map(({ log }) => log.label))];
  const judged = counted.map((one): Judged => ({ truth: one.log.label, found: foundLabel(one, labels) }));
  const stated = counted.flatMap((one) => statedOf(one));
  const timings = counted.flatMap(({ timing }) => timing ?? []);
  const quiet = counted.filter(({ log }) => isQuiet(log));
  const errors = timings.flatMap(({ logError }) => logError ?? []);
  return {
    title: `Labelled logs: ${name}`,
    about:
      `${all.length} entries, of which ${counted.length} with a sure label are counted once each. A run that is not read ` +
      'counts as wrong.',
    figures: [
      figure('verdict right', accuracy(judged), { atLeast: 0.93 }),
      figure('macro-F1', macroF1(judged), { atLeast: 0.9 }),
      figure(
        'false grokking',
        share(quiet, ({ run }) => run?.diagnosis.verdict === 'grokking'),
        { atMost: 0.015 },
      ),
      figure('median error of ln t50', medianOf(errors), { atMost: 0.02 }),
      figure(
        't50 within t10–t90',
        share(
          timings.flatMap(({ within }) => within ?? []),
          Boolean,
        ),
        { atLeast: 0.97 },
      ),
      figure(
        '95 % interval meets the labelled bracket',
        share(
          timings.flatMap(({ meets }) => meets ?? []),
          Boolean,
        ),
      ),
      figure('expected calibration error (ECE)', calibrationError(stated), { atMost: 0.05 }),
      figure('Brier score', brier(stated)),
    ],
    tables: [
      verdictTable('Labels', judged),
      reliabilityTable(stated),
      calibrationTable('Calibration by number of evaluations', stated, ({ size }) => size),
      {
        title: 'Wrong verdicts',
        columns: ['log', 'label', 'found', 'probability'],
        rows: counted
          .filter(({ right }) => !right)
          .map(({ log, run }): Cell[] => [
            log.id,
            [log.label, ...log.alternatives].join(' or '),
            run?.diagnosis.verdict ?? 'not read',
            run?.diagnosis.probability ?? null,
          ]),
      },
    ],
  };
}

function foundLabel({ log, run, right }: Judgement, labels: readonly string[]): string {
  if (right) return log.label;
  const found = run ? labelOf(run.diagnosis.verdict, labels) : 'not read';
  return found === log.label ? `${found}, other kind` : found;
}

function statedOf({ run, right }: Judgement): (Stated & { size: string })[] {
  if (!run) return [];
  const { steps } = run.curves.testAccuracy ?? run.curves.testLoss ?? { steps: [] };
  const size = steps.length < 100 ? 'under 100' : steps.length < 400 ? '100–399' : '400 and more';
  return [{ probability: run.diagnosis.probability, right, size }];
}
