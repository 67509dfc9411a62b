import { type AlarmRow, measureAlarm } from '../online/index.js';
import { type Cell, figure, type Section } from '../report.js';
import { repeat, type Task } from '../task.js';

const correlations = [0, 0.6, 0.9, 0.97];
const averageRunLength = 1e6;
const plateau = 1e5;

/** False alarms and delay of the online alarm on `streams` plateaus for each correlation. */
export function alarmTask(streams: number): Task {
  return {
    name: 'online alarm',
    seconds: streams * correlations.length * 0.03,
    async measure(tools) {
      const rows: AlarmRow[] = [];
      await repeat(
        correlations.length,
        (index) => {
          const rho = correlations[index] as number;
          rows.push(measureAlarm({ rho, averageRunLength, streams, plateau }));
        },
        tools,
      );
      return sectionOf(rows);
    },
  };
}

function sectionOf(rows: readonly AlarmRow[]): Section {
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    title: 'Online alarm',
    about:
      `Plateaus of ${plateau.toExponential(0)} evaluations at .05 in AR(1) noise of sd .03, then a rise of .9 over 60 ` +
      `evaluations; ${first?.streams ?? 0} streams for each rho, at an average run length of ${averageRunLength.toExponential(0)}. ` +
      'Delays are in evaluations after the middle of the rise.',
    figures: [
      figure(
        'false alarms, all rho',
        rows.reduce((sum, { falseAlarms }) => sum + falseAlarms, 0),
        { atMost: 0 },
      ),
      figure('median delay, rho 0.97', last?.medianDelay ?? null, { atMost: 5 }),
    ],
    tables: [
      {
        title: 'False alarms and delay',
        columns: ['rho', 'streams', 'false alarms', 'median delay', '95 % of delays up to'],
        rows: rows.map(({ rho, streams, falseAlarms, medianDelay, lateDelay }): Cell[] => [
          rho,
          streams,
          falseAlarms,
          medianDelay,
          lateDelay,
        ]),
      },
    ],
  };
}
