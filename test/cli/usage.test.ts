import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ExitCode } from '../../src/cli/exit-codes.js';
import { folderWith } from './invented-logs.js';
import { CLI_PATH, isBuilt, runCli } from './run-cli.js';

describe.skipIf(!isBuilt)('usage', () => {
  test('help leads with examples', async () => {
    expect(await runCli(['--help'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Success",
        "stderr": "",
        "stdout": "Examples
        $ grokscope runs/seed-0/metrics.csv        one log: verdict, chart, evidence
        $ grokscope runs/                          every log under a folder
        $ grokscope runs/ --json > analysis.json   for scripts
        $ grokscope runs/ -o report.html           a page to mail; .md for pull requests, .svg for papers
        $ cat train.log | grokscope -              standard input
        $ grokscope log.csv --train acc --test val_acc --lr 1e-3 --wd 1
        $ grokscope check runs/ --expect grokking  gate a CI job on the verdicts
        $ grokscope watch runs/                    follow logs while runs train
        $ grokscope simulate --preset fig1b -o run.csv   a run of which the truth is known
        $ grokscope validate                       how far to trust the verdicts
        $ grokscope config --explain               what is set in this project, and where
        $ source <(grokscope completion bash)      let the shell complete options and their values

      Usage: grokscope [analyze] [options] <path...>

      Tells from a training log whether the run grokked, when, how sure that is, and
      how that compares with theory.

      Options:
        --format <format>            print a static report: text, json, jsonl,
                                     markdown, html, svg or csv
        --json                       the same as --format json
        -o, --output <file>          write to a file instead; its ending (.txt .json
                                     .jsonl .md .html .svg .csv) chooses the format;
                                     may be repeated
        --screen-reader              let the view speak in sentences, without drawings
        --train <column>             series to use as the train curve
        --test <column>              series to use as the test curve
        --step <column>              column to use as the step
        --map <file>                 JSON file that maps roles to series, e.g.
                                     {"testAccuracy": "eval/acc"}
        --lr <number>                learning rate
        --wd <number>                weight decay
        --optimizer <name>           optimizer, e.g. sgd or adamw
        --momentum <number>          momentum
        --init-norm <number>         norm of the weights at the start
        --unit <unit>                unit of the accuracies: percent or fraction
        --chance <fraction>          accuracy of a guess, as a fraction
        --config <file>              configuration file, instead of the nearest one
                                     from here upwards; see grokscope config
        --no-config                  read no configuration file
        --no-tui                     print the report instead of opening the view
        --no-color                   print without colours
        -V, --version                print the version
        -h, --help                   print this help

      Commands:
        analyze [options] <path...>  read logs and report a verdict for each run (the
                                     default command)
        check [options] <path...>    gate for CI: every run must be as expected, else
                                     exit code 1 says which is not and why
        watch [options] <path...>    follow logs as they grow: phases, alarms,
                                     verdicts and forecasts as they change
        simulate [options] [model]   train a reference model and write its log, with
                                     what is known of it beside
        validate [options]           measure the detectors against runs of which the
                                     truth is known
        inspect [options] <path...>  say what is read from logs and how it is
                                     understood, without a verdict
        formats [options]            list the formats that can be read
        config [options]             list what can be set in a configuration file, or
                                     explain what is set and where
        completion <shell>           print a script that makes a shell complete
                                     commands, options, their values and paths

      Exit codes
        0         everything was read, and is as it was asked to be
        1         check: a run is not as expected; watch: what --until waits for did not come
        2         the command line is wrong, or a file that it names
        3         some input could not be read (the rest is reported)
        70        a bug in grokscope
        130, 143  ended by a signal
      ",
      }
    `);
  });

  test('version', async () => {
    expect(await runCli(['--version'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Success",
        "stderr": "",
        "stdout": "0.1.0
      ",
      }
    `);
  });

  test('a mistyped option is answered with the nearest one', async () => {
    expect(await runCli(['log.csv', '--jsno'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "error: unknown option '--jsno'
      (Did you mean --json?)
      Run grokscope --help for examples and all options.
      ",
        "stdout": "",
      }
    `);
  });

  test('no path', async () => {
    expect(await runCli([])).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "error: missing required argument 'path'
      Run grokscope --help for examples and all options.
      ",
        "stdout": "",
      }
    `);
  });

  test('a number that is none', async () => {
    expect(await runCli(['log.csv', '--lr', 'fast'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "error: option '--lr <number>' argument 'fast' is invalid. Give a number of at least 0.
      Run grokscope --help for examples and all options.
      ",
        "stdout": "",
      }
    `);
  });

  test('a choice that is none', async () => {
    expect(await runCli(['log.csv', '--unit', 'permille'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "error: option '--unit <unit>' argument 'permille' is invalid. Choose percent or fraction.
      Run grokscope --help for examples and all options.
      ",
        "stdout": "",
      }
    `);
  });

  test('an output whose ending names no format', async () => {
    expect(await runCli(['log.csv', '-o', 'report.pdf'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "grokscope: The ending of report.pdf names no format. End the name in .txt, .json, .jsonl, .md, .html, .svg or .csv, or pass --format.
      ",
        "stdout": "",
      }
    `);
  });

  test('a map that is missing', async () => {
    expect(await runCli(['log.csv', '--map', 'missing.json'])).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "grokscope: The map missing.json cannot be read (ENOENT). Write a JSON object from roles (trainAccuracy, testAccuracy, trainLoss, testLoss, weightNorm, learningRate, step) to names of series.
      ",
        "stdout": "",
      }
    `);
  });

  test('a map with an unknown role', async () => {
    const cwd = folderWith({ 'map.json': '{"testAcc": "eval/acc"}' });
    expect(await runCli(['log.csv', '--map', 'map.json'], { cwd })).toMatchInlineSnapshot(`
      {
        "exitCode": "Usage",
        "stderr": "grokscope: The map map.json has the unknown role "testAcc". Write a JSON object from roles (trainAccuracy, testAccuracy, trainLoss, testLoss, weightNorm, learningRate, step) to names of series.
      ",
        "stdout": "",
      }
    `);
  });

  test('a first word that is like a command but none is a path', async () => {
    const cwd = folderWith({});
    const { stdout, stderr, exitCode } = await runCli(['format'], { cwd });
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 'InvalidInput' });
    expect(stderr).toMatch(/^grokscope: format: /);
  });

  test('formats lists each format with a description', async () => {
    const { stdout, stderr, exitCode } = await runCli(['formats']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 'Success' });
    expect(stdout.trimEnd().split('\n').length).toBeGreaterThan(2);
    expect(stdout).toMatch(/^tfevents {2,}TensorBoard event files/m);
  });
});

test.skipIf(!isBuilt || !existsSync('/dev/full'))('a full disk behind stdout is told in a sentence', () => {
  const child = spawnSync(process.execPath, [CLI_PATH, 'formats'], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  });
  expect(child.stderr).toBe('grokscope: Standard output cannot be written (ENOSPC).\n');
  expect(child.status).toBe(ExitCode.Usage);
});
