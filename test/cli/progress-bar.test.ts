import { expect, onTestFinished, test, vi } from 'vitest';
import { duration, progressBar } from '../../src/cli/simulation/progress-bar.js';
import { fakeContext } from './fake-context.js';

function withFakeClock(): (milliseconds: number) => void {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  return (milliseconds) => void vi.advanceTimersByTime(milliseconds);
}

test('without a terminal there is a line every ten seconds at most, and nothing at the end', () => {
  const pass = withFakeClock();
  const context = fakeContext();
  const bar = progressBar(context, 'model');
  for (let second = 1; second <= 25; second++) {
    pass(1000);
    bar.update({ fraction: second / 40, step: 1000 * second });
  }
  bar.end();
  expect(context.messages).toEqual([
    'model: 25 %, step 10,000, 30 s left\n',
    'model: 50 %, step 20,000, 20 s left\n',
  ]);
});

test('a terminal is redrawn ten times a second at most', () => {
  const pass = withFakeClock();
  const context = fakeContext({ isTTY: true });
  const bar = progressBar(context, 'model');
  for (let tick = 1; tick <= 100; tick++) {
    pass(10);
    bar.update({ fraction: tick / 100, step: tick });
  }
  expect(context.messages).toHaveLength(10);
  expect(context.messages[5]).toBe(
    `\r\u001b[Kmodel ${'█'.repeat(12)}${'░'.repeat(12)} 51 %, step 51, 0.5 s left`,
  );
});

test.each([
  [2340, '2.3 s'],
  [42_400, '42 s'],
  [200_000, '3 min'],
  [2 * 3_600_000, '2.0 h'],
])('%d ms is %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
