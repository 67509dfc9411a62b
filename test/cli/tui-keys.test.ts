import { describe, expect, test } from 'vitest';
import { press } from '../../src/cli/tui/press.js';
import { screen } from '../../src/cli/tui/screen.js';
import type { Analysis } from '../../src/analysis.js';
import { grokkingRun, insufficientRun, misgrokkingRun, sampleAnalysis } from '../report/sample-analysis.js';
import { after, textOf } from './tui-view.js';

/** One key a character. */
const typed = (text: string): string[] => Array.from(text);
const one = (run = grokkingRun()): Analysis => ({ runs: [run], errors: [] });
const bottom = (analysis: Analysis, ...keys: string[]): string =>
  textOf(after(analysis, keys)).split('\n').at(-1) ?? '';
const shown = (analysis: Analysis, ...keys: string[]): string => textOf(after(analysis, keys));

describe('a key that can do nothing now says why', () => {
  test.each<[string, Analysis, string[], RegExp]>([
    ['a single run has no other', one(), ['j'], /There is only one run\./],
    ['nor one to compare with', one(), ['v'], /There is no other run to compare with\./],
    ['the last run', sampleAnalysis(), ['G', 'j'], /This is the last run\./],
    ['the first run', sampleAnalysis(), ['k'], /This is the first run\./],
    ['nothing is kept', sampleAnalysis(), ['1'], /No run is kept yet; v keeps one\./],
    ['nothing is kept there', sampleAnalysis(), ['v', '4'], /No run is kept as 4\./],
    ['the whole log', one(), ['-'], /The whole log is in sight; \+ zooms in\./],
    ['the end of the log', one(), ['+', '>', '>', '>', '>', '>', '>'], /This is where the log ends\./],
    ['a few evaluations', one(), Array.from({ length: 40 }, () => '+'), /No closer: there are only a few/],
    ['no loss', one(misgrokkingRun()), ['m'], /The log has no loss\./],
    [
      'no clock',
      one(misgrokkingRun()),
      ['x', 'x'],
      /No decay clock for this run: weight decay is not in the log\./,
    ],
    ['no move', one(insufficientRun()), ['z'], /This run has no move that could be timed\./],
    ['no event', one(insufficientRun()), ['n'], /No step of this run is named\./],
    ['no later event', one(), [...typed('nnnnnnnnnnnn')], /There is no later event\./],
    ['no fit', one(), ['f'], /No move was fitted to this run\./],
    ['no seeds', sampleAnalysis(), ['S'], /No other run differs from this one in its seed only\./],
    ['no more pages', one(), [...typed('dddddddddddddddd')], /That is all there is\./],
    ['the first page', one(), ['u'], /This is the beginning\./],
    ['the table', sampleAnalysis(), ['tab', '+'], /The table covers the chart; Tab brings it back\./],
    ['nothing to leave', one(), ['escape'], /There is nothing to leave; q quits\./],
    ['no such key', one(), ['w'], /w does nothing here; \? lists the keys\./],
    ['no such format', one(), ['e', 'w'], /Press s, h, t or j, or Esc to leave it\./],
  ])('%s', (_, analysis, keys, why) => {
    expect(bottom(analysis, ...keys)).toMatch(why);
    // The next key says its own.
    expect(after(analysis, [...keys, 'escape']).state.message ?? '').not.toMatch(
      keys[0] === 'escape' ? /never/ : why,
    );
  });
});

describe('the chart', () => {
  test('x goes from log to linear to the decay clock, and back', () => {
    expect(shown(one())).toContain('step, log');
    expect(shown(one(), 'x')).toMatch(/ step +50k$/m);
    expect(shown(one(), 'x', 'x')).toContain('s = Σ lr·wd');
    expect(shown(one(), 'x', 'x', 'x')).toContain('step, log');
  });

  test('y goes through the scales that can show the values', () => {
    const kinds = (keys: string[]) => after(one(), keys).figure?.y.kind;
    expect([kinds([]), kinds(['y']), kinds(['y', 'y']), kinds(['y', 'y', 'y'])]).toEqual([
      'linear',
      'logit',
      'log',
      'linear',
    ]);
    expect([kinds(['m']), kinds(['m', 'y'])]).toEqual(['log', 'linear']);
  });

  test('s draws running means over the logged curves and says over how many evaluations', () => {
    expect(after(one(), ['s']).figure?.curves[0]?.smooth).toBeDefined();
    expect(bottom(one(), 's', 's')).toContain('Smoothed over 21 evaluations.');
    expect(after(one(), ['s', 's', 's', 's']).figure?.curves[0]?.smooth).toBeUndefined();
  });

  test('b goes from braille to blocks to plain ASCII, and then the whole screen is ASCII', () => {
    expect(shown(one())).toMatch(/[⠁-⣿]/);
    expect(shown(one(), 'b')).toMatch(/[▘▀▄]/);
    // oxlint-disable-next-line no-control-regex -- all of ASCII
    expect(shown(one(), 'b', 'b')).toMatch(/^[\u0000-\u007f]*$/);
  });

  test('z shows the move, 0 the whole log; + keeps the crosshair where it is on the screen', () => {
    const zoomed = after(one(), ['z']).figure!;
    expect(zoomed.x.domain[0]).toBeGreaterThan(1000);
    expect(zoomed.x.domain[0]).toBeLessThan(4118);
    expect(zoomed.x.domain[1]).toBeGreaterThan(6391);
    expect(after(one(), ['z', '0']).figure?.x.domain).toEqual(after(one(), []).figure?.x.domain);
    const before = after(one(), ['n']);
    const share = ({ figure, state }: ReturnType<typeof after>) => {
      const [from, to] = figure!.x.domain.map(Math.log) as [number, number];
      return (Math.log(state.crosshair!) - from) / (to - from);
    };
    expect(share(after(one(), ['n', '+']))).toBeCloseTo(share(before), 9);
  });

  test('panning keeps the width of the window and stops at the ends', () => {
    const [from, to] = after(one(), ['+', '+', '<']).figure!.x.domain;
    const [start, end] = after(one(), ['+', '+']).figure!.x.domain;
    expect(to / from).toBeCloseTo(end / start, 6);
    expect(from).toBeLessThan(start);
  });
});

describe('the crosshair', () => {
  test('begins at t50, snaps to evaluations, and reads all series off', () => {
    const view = after(one(), ['left']);
    expect(view.state.crosshair).toBe(5130);
    expect(textOf(view)).toMatch(/│ step 5,130 +train 100 % +test 50\.\d % +gap 49\.7 points +norm 51\.6/);
  });

  test('moves at least one evaluation, and ten columns with shift', () => {
    const at = (...keys: string[]) => after(one(), ['left', ...keys]).state.crosshair!;
    expect(at('right')).toBeGreaterThan(5130);
    expect(at('right') % 10).toBe(0);
    expect(Math.log(at('shift+right') / 5130)).toBeCloseTo(10 * Math.log(at('right') / 5130), 1);
    // Zoomed in until columns are narrower than evaluations are apart, each press is one evaluation.
    const near = Array.from({ length: 10 }, () => '+');
    expect(at(...near, 'right')).toBe(5140);
    expect(at(...near, 'left')).toBe(5120);
  });

  test('is read off on the smallest screen too', () => {
    expect(textOf(after(one(), ['left'], { columns: 40, rows: 12 }))).toContain('│ step 5,130');
  });

  test('stays in the part that is in sight', () => {
    const { state, figure } = after(one(), ['z', 'left', ...Array.from({ length: 30 }, () => 'shift+right')]);
    expect(state.crosshair).toBeLessThanOrEqual(figure!.x.domain[1]);
    expect(state.crosshair).toBeGreaterThan(figure!.x.domain[1] - 11);
  });

  test('n and p go through the events and say what they are', () => {
    expect(bottom(one(), 'n')).toContain(
      'Memorised, step 152: the train curve is fitted (evaluations: 150 to 160).',
    );
    expect(bottom(one(), 'n', 'n')).toContain(
      'Theory, step 3,390: (1/λ)·log α; the move came at 1.5× of it.',
    );
    expect(bottom(one(), 'n', 'n', 'n')).toContain(
      't10, step 4,118: 10 % of the rise of test is done; it began at 1.1 %.',
    );
    expect(bottom(one(), 'n', 'n', 'p')).toContain('Memorised');
    expect(bottom(one(), 'p')).toMatch(/^t90|^Second stage|^Forecast/);
  });
});

test('a live view whose runs are gone says what is wrong with their logs', () => {
  const error = { path: 'a.csv', code: 'empty', message: 'a.csv is empty yet.' } as const;
  expect(shown({ runs: [], errors: [error] })).toContain('a.csv is empty yet.');
  expect(shown({ runs: [], errors: [] })).toContain('There is no run to show.');
});

test.each([
  [40, 12],
  [50, 14],
  [60, 16],
  [80, 18],
])('at %i×%i there is a verdict, a plot and an x axis with its labels', (columns, rows) => {
  for (const analysis of [one(), sampleAnalysis()]) {
    const text = textOf(after(analysis, [], { columns, rows }));
    expect(text).toMatch(/^✓ Grokked/);
    expect(text).toMatch(/100 % ┤.*[⠁-⣿]/);
    expect(text).toMatch(/└┬[─┬]+\n.*1\d* .*step(?:, log)?(?: +\d+k)?$/m);
  }
});

test('keys of the chart close the help and act', () => {
  const view = after(one(), ['?', 'x']);
  expect(view.state.layer).toBeUndefined();
  expect(view.state.chart.x).toBe('linear');
});

test('a state is not changed by a key, but followed by another', () => {
  const view = after(sampleAnalysis(), ['j', 'v']);
  const before = structuredClone(view.state);
  for (const key of ['x', 'v', '1', 'n', '+', '/', 'o']) press(view, key);
  expect(view.state).toEqual(before);
  expect(screen(view)).toEqual(screen(view));
});
