import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { ExitCode } from '../../src/cli/exit-codes.js';
import { reportFailure } from '../../src/cli/failures.js';
import { GrokscopeError } from '../../src/util/errors.js';
import { fakeContext } from './fake-context.js';

test('an unexpected exception is one sentence that asks for a report, and exit code 70', () => {
  const context = fakeContext();
  reportFailure(new TypeError('x is not a function'), context);
  expect(context.messages).toEqual([
    'grokscope met a bug of its own (x is not a function); please report it with the log that shows it. GROKSCOPE_DEBUG=1 shows the stack.\n',
  ]);
  expect(context.exitCodes).toEqual([ExitCode.InternalError]);
});

test('GROKSCOPE_DEBUG=1 shows its stack', () => {
  const context = fakeContext({ env: { GROKSCOPE_DEBUG: '1' } });
  reportFailure(new TypeError('x is not a function'), context);
  expect(context.messages[1]).toMatch(/^TypeError: x is not a function\n +at /);
});

test('a failure that the user can act on is told with its path and cure', () => {
  const context = fakeContext();
  reportFailure(
    new GrokscopeError('empty', 'log.csv', 'the file is empty', 'Check that the run has started.'),
    context,
  );
  expect(context.messages).toEqual([
    'grokscope: log.csv: the file is empty. Check that the run has started.\n',
  ]);
  expect(context.exitCodes).toEqual([ExitCode.InvalidInput]);
});

test('a usage failure has exit code 2', () => {
  const context = fakeContext();
  reportFailure(
    new GrokscopeError('usage', '--step', 'There is no column "t".', 'Name one that is there.'),
    context,
  );
  expect(context.exitCodes).toEqual([ExitCode.Usage]);
});

test('what commander has said is not said again', () => {
  const context = fakeContext();
  reportFailure(new CommanderError(1, 'commander.unknownOption', 'error: unknown option'), context);
  reportFailure(new CommanderError(0, 'commander.helpDisplayed', ''), context);
  expect(context.messages).toEqual([]);
  expect(context.exitCodes).toEqual([ExitCode.Usage, ExitCode.Success]);
});
