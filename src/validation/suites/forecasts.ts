import { casesOf, type ForecastCase, type ForecastRow, scoreForecasts, suite } from '../forecasts/index.js';
import { type Cell, figure, type Figure, type Section, type Table } from '../report.js';
import { repeat, type Task } from '../task.js';

const tested = suite.filter(({ part }) => part === 'test');
/** The quick suite takes one run of each family. */
const quickStride = 12;
/** The cut that the targets are for: half of the plateau. */
const half = '50 %';

/** Forecasts of reference runs of which the log stops before the move. */
export function forecastsTask(onlyQuick: boolean): Task {
  const runs = tested.filter((_, i) => !onlyQuick || i % quickStride === 0);
  return {
    name: 'forecasts',
    seconds: runs.length * 1.6,
    async measure(tools) {
      const exact: ForecastCase[] = [];
      const noisy: ForecastCase[] = [];
      await repeat(
        runs.length,
        async (index) => {
          const run = runs[index] as (typeof runs)[number];
          exact.push(...(await casesOf(run)));
          noisy.push(...(await casesOf(run, { noisy: true })));
        },
        tools,
      );
      return sectionOf(runs.length, scoreForecasts(exact), scoreForecasts(noisy));
    },
  };
}

function sectionOf(runs: number, exact: readonly ForecastRow[], noisy: readonly ForecastRow[]): Section {
  return {
    title: 'Forecasts',
    about:
      `${runs} SGD runs of the reference models that share neither seed, size, α nor λ with those on which the constants ` +
      'were measured, cut at shares of the plateau (of its ln, and of the rise), as simulated and with the noise and the ' +
      'rounding of a training script.',
    figures: [...figuresOf('as simulated', exact), ...figuresOf('with noise', noisy)],
    tables: [tableOf('As simulated', exact), tableOf('With noise', noisy)],
  };
}

function figuresOf(kind: string, rows: readonly ForecastRow[]): Figure[] {
  const row = rows.find(({ cut, family }) => cut === half && family === 'all');
  return [
    figure(`median error of t50 at half of the plateau, ${kind}`, row?.medianError ?? null, { atMost: 0.2 }),
    figure(`80 % interval holds t50, ${kind}`, row?.coverage ?? null, { atLeast: 0.75, atMost: 0.9 }),
  ];
}

function tableOf(title: string, rows: readonly ForecastRow[]): Table {
  return {
    title,
    columns: ['cut at', 'family', 'unfinished runs', 'forecasts', 'median error', '80 % interval'],
    rows: rows.map(({ cut, family, runs, forecasts, medianError, coverage }): Cell[] => [
      cut,
      family,
      runs,
      forecasts,
      forecasts > 0 ? medianError : null,
      forecasts > 0 ? coverage : null,
    ]),
  };
}
