import { describe, expect, test } from 'vitest';
import { inertCode, inertText } from '../../src/report/markdown/inert.js';
import { markdownReport } from '../../src/report/markdown.js';
import { hostileName } from './hostile-name.js';
import { grokkingRun, misgrokkingRun, sampleAnalysis } from './sample-analysis.js';

test('one run without a picture', async () => {
  const report = markdownReport({ runs: [grokkingRun()], errors: [] });
  await expect(report).toMatchFileSnapshot('snapshots/one-run.md');
});

test('several runs with a picture, and an error', async () => {
  const report = markdownReport(sampleAnalysis(), { picture: 'a report.svg' });
  await expect(report).toMatchFileSnapshot('snapshots/three-runs.md');
  expect(report).toContain('](a%20report.svg)');
});

test('of very many runs the details end before a comment must, and say so', () => {
  const runs = Array.from({ length: 100 }, (_, i) => grokkingRun(`runs/${i}.csv`));
  const report = markdownReport({ runs, errors: [] });
  expect(report.length).toBeLessThan(65_536);
  expect(report.match(/^\| ✓ \|/gm)).toHaveLength(100);
  expect(report).toMatch(/Details of \d+ more runs are left out for their length\.\n$/);
});

describe('hostile names', () => {
  const evil = (run: typeof grokkingRun): ReturnType<typeof grokkingRun> => {
    const made = run(hostileName);
    const testAccuracy = { ...made.curves.testAccuracy!, name: hostileName };
    const diagnosis = { ...made.diagnosis, summary: `Grokked ${hostileName}`, evidence: [hostileName] };
    return { ...made, curves: { ...made.curves, testAccuracy }, diagnosis };
  };
  const reports = [
    markdownReport({ runs: [evil(grokkingRun)], errors: [] }),
    markdownReport({
      runs: [evil(grokkingRun), evil(misgrokkingRun)],
      errors: [{ path: hostileName, code: 'empty', message: 'Empty.' }],
    }),
  ];

  test('open no tag but ours, no link, no mention, no row', () => {
    for (const report of reports) {
      const outside = report.replaceAll(/^(`{3,})text\n[^]*?\n\1$/gm, '');
      expect(new Set(outside.match(/<[^>]*>?/g))).toEqual(
        new Set(['<details>', '<summary>', '</summary>', '</details>', '<code>', '</code>']),
      );
      const text = outside.replaceAll(/<code>.*?<\/code>|`[^`\n]*`/g, '');
      expect(text).not.toMatch(/@|\]\(|(?:^|\s)#\d|:\/\//);
      for (const row of outside.split('\n').filter((line) => line.startsWith('|')))
        expect(row.match(/\|/g)?.length).toBe(8);
    }
  });

  test('cannot close the fence of a chart', () => {
    const made = grokkingRun();
    const testAccuracy = { ...made.curves.testAccuracy!, name: 'a```b' };
    const run = { ...made, curves: { ...made.curves, testAccuracy } };
    expect(markdownReport({ runs: [run], errors: [] })).toMatch(/^````text\n[^]*\n````$/m);
  });
});

describe('inert text', () => {
  test.each([
    ['test_acc is *fine* | <b>', 'test&#95;acc is &#42;fine&#42; &#124; &#60;b&#62;'],
    ['ask @octocat', 'ask <code>&#64;octocat</code>'],
    ['see https://evil.example/x', 'see <code>https&#58;&#47;&#47;evil&#46;example&#47;x</code>'],
    ['95 %: 5,090–5,170, 34× later (fit)', '95 %: 5,090–5,170, 34× later (fit)'],
  ])('%j', (text, inert) => {
    expect(inertText(text)).toBe(inert);
  });

  test('a plain name is plain code, any other is code of entities', () => {
    expect(inertCode('runs/seed-0/metrics.csv')).toBe('`runs/seed-0/metrics.csv`');
    expect(inertCode('a`b|c')).toBe('<code>a&#96;b&#124;c</code>');
  });
});
