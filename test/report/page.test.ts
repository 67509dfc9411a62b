import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page, chromium as driver } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { AnalysedRun } from '../../src/analysis.js';
import { htmlReport } from '../../src/report/html.js';
import { svgChart } from '../../src/report/svg.js';
import { folderWith } from '../cli/invented-logs.js';
import { chromium, launchArguments } from './chromium.js';
import { hostileName } from './hostile-name.js';
import { grokkingRun, insufficientRun, misgrokkingRun } from './sample-analysis.js';

// What a reader does with the page, in a real browser. Skipped where none is on the PATH.

const several = (): AnalysedRun[] => [
  grokkingRun('runs/b/metrics.csv'),
  misgrokkingRun('runs/a/mis.jsonl'),
  insufficientRun('runs/c/short.log'),
];

describe.skipIf(chromium === undefined)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await driver.launch({ executablePath: chromium!, args: [...launchArguments] });
  });
  afterAll(() => browser?.close());

  /** Opens a page from a file. Whatever it asks of the network or complains of fails the test. */
  async function open(runs: readonly AnalysedRun[], options: BrowserContextOptions = {}): Promise<Page> {
    const folder = folderWith({});
    const url = pathToFileURL(join(folder, 'report.html')).href;
    writeFileSync(new URL(url), await htmlReport({ runs, errors: [] }));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(5000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => {
      if (request.url() !== url) complaints.push(request.url());
    });
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    await page.goto(url);
    return page;
  }

  const shownPart = (page: Page): Promise<string | null> =>
    page.getByLabel('Shown part of the axis').textContent();

  async function drag(page: Page, from: number, to: number): Promise<void> {
    const box = (await page.locator('#plot .u-over').boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width * from, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, y, { steps: 5 });
    await page.mouse.up();
  }

  test('dragging zooms on the log axis, on the linear one too, and reset shows all', async () => {
    const page = await open([grokkingRun()]);
    expect(await shownPart(page)).toBe('step 10 to 50,000');
    await drag(page, 0.5, 0.75);
    // The middle of 10 … 50,000 in ln(step) is 707, three quarters of the way is 5,946.
    expect(await shownPart(page)).toMatch(/^step 7\d\d to 5,9\d\d$/);
    await page.getByRole('button', { name: 'Reset zoom' }).click();
    expect(await shownPart(page)).toBe('step 10 to 50,000');
    await page.getByRole('radio', { name: 'linear' }).check();
    expect(await shownPart(page)).toBe('step 0 to 50,000');
    await drag(page, 0.5, 0.75);
    expect(await shownPart(page)).toMatch(/^step 2[45],\d\d\d to 37,\d\d\d$/);
    const box = (await page.locator('#plot .u-over').boundingBox())!;
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    expect(await shownPart(page)).toBe('step 0 to 50,000');
  });

  test('the keyboard zooms, moves and reads values', async () => {
    const page = await open([grokkingRun()]);
    await page.getByRole('group', { name: 'Chart of the training curves' }).focus();
    await page.keyboard.press('+');
    const [from, to] = [...(await shownPart(page))!.matchAll(/[\d.,]+/g)].map(([digits]) =>
      Number(digits.replaceAll(',', '')),
    );
    expect(Math.log(to! / from!) / Math.log(5000)).toBeCloseTo(0.5, 1);
    await page.keyboard.press('Shift+ArrowRight');
    expect(await shownPart(page)).not.toBe(`step ${from} to ${to}`);
    await page.keyboard.press('0');
    expect(await shownPart(page)).toBe('step 10 to 50,000');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('#place').textContent()).toMatch(/^at step \d/);
    const values = await page.locator('#legend .value').allTextContents();
    expect(values.slice(0, 2)).toEqual([expect.stringMatching(/%$/), expect.stringMatching(/%$/)]);
  });

  test('the legend hides and shows a curve', async () => {
    const page = await open([grokkingRun()]);
    const button = page.getByRole('button', { name: 'train accuracy' });
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
  });

  test('the losses stand beside the accuracies, in the same part of the axis', async () => {
    const page = await open([grokkingRun()]);
    const names = () => page.locator('#legend button').allTextContents();
    expect((await names()).join()).toMatch(/train accuracy,test accuracy/);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const part = await shownPart(page);
    await page.getByRole('radio', { name: 'loss' }).check();
    expect((await names()).join()).toMatch(/train loss,test loss/);
    expect(await shownPart(page)).toBe(part);
    await page.getByRole('group', { name: 'Chart of the training curves' }).focus();
    await page.keyboard.press('ArrowRight');
    const values = page.locator('#legend .value');
    await expect.poll(() => values.first().textContent()).toMatch(/^[\d.]+$/);
  });

  test('says of how many runs a quantity was not logged', async () => {
    const { trainLoss: _, testLoss: __, ...accuracies } = grokkingRun().curves;
    const page = await open([grokkingRun('a.csv'), { ...grokkingRun('b.csv'), curves: accuracies }]);
    const words = page.locator('#chart-help');
    expect(await words.textContent()).not.toContain('to draw');
    await page.getByRole('radio', { name: 'loss' }).check();
    expect(await words.textContent()).toContain('1 of 2 runs have no loss to draw.');
  });

  test('the table filters, sorts and chooses what is drawn', async () => {
    const page = await open(several());
    const names = (): Promise<string[]> => page.locator('#runs tbody tr:visible td.name').allTextContents();
    expect(await names()).toEqual(['b/metrics.csv', 'a/mis.jsonl', 'c/short.log']);
    await page.getByRole('button', { name: 'run', exact: true }).click();
    expect(await names()).toEqual(['a/mis.jsonl', 'b/metrics.csv', 'c/short.log']);
    const t50 = page.getByRole('button', { name: 't50', exact: true });
    await t50.click();
    expect(await names()).toEqual(['b/metrics.csv', 'a/mis.jsonl', 'c/short.log']);
    await t50.click();
    expect(await names()).toEqual(['a/mis.jsonl', 'b/metrics.csv', 'c/short.log']);
    expect(await page.locator('#runs th[aria-sort]').getAttribute('aria-sort')).toBe('descending');

    await page.getByRole('searchbox', { name: 'Filter runs' }).fill('misgrok');
    expect(await names()).toEqual(['a/mis.jsonl']);
    expect(await page.locator('#count').textContent()).toBe('1 of 3 runs');
    await page.getByRole('button', { name: 'Draw all listed' }).click();
    expect(await page.locator('#legend button').allTextContents()).toEqual(['2 a/mis.jsonl']);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox', { name: 'Draw run 1' }).check();
    expect(await page.locator('#legend button').count()).toBe(2);
    expect(await page.getByRole('checkbox', { name: 'Draw run 3' }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'loss' }).check();
    expect(await page.getByRole('checkbox', { name: 'Draw run 3' }).isDisabled()).toBe(false);
    await page.getByRole('button', { name: 'Draw none' }).click();
    expect(await shownPart(page)).toBe('No run is drawn.');
  });

  test.each([
    ['one run', [grokkingRun()]],
    ['several runs', several()],
    ['a hostile name', [grokkingRun(hostileName), misgrokkingRun(hostileName)]],
  ])('nothing overflows on a phone, a tablet and a desktop: %s', async (_, runs) => {
    const page = await open(runs);
    for (const [width, height] of [
      [360, 740],
      [820, 1180],
      [1600, 1000],
    ] as const) {
      await page.setViewportSize({ width, height });
      // The chart follows its frame, a moment later.
      await expect
        .poll(async () => await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'))
        .toBeLessThanOrEqual(0);
      await expect
        .poll(async () => (await page.locator('#plot .uplot').boundingBox())?.width)
        .toBeLessThanOrEqual(width);
    }
  });

  test('everything that can be used has a name', async () => {
    const page = await open(several());
    for (const element of await page.locator('button, input, summary, [tabindex], section, fieldset').all()) {
      const snapshot = await element.ariaSnapshot();
      if (await element.isVisible()) expect(snapshot.split('\n')[0]).toMatch(/"[^"]+"|: \S/);
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^3 runs: /);
  });

  test('without scripts the picture and the tables are there', async () => {
    const page = await open(several(), { javaScriptEnabled: false });
    expect(await page.getByRole('img', { name: 'Training curves of 3 runs' }).isVisible()).toBe(true);
    expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(4);
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
  });

  test('in print the picture stands in place of the chart, on white', async () => {
    const page = await open([grokkingRun()], { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.getByRole('img', { name: /^Training curves/ }).isVisible()).toBe(true);
    expect(await page.locator('#live').isVisible()).toBe(false);
  });

  test('in print no boxes to tick stand beside the runs', async () => {
    const page = await open([grokkingRun(), misgrokkingRun(), insufficientRun()]);
    const boxes = page.getByRole('checkbox');
    expect(await boxes.count()).toBe(3);
    await page.emulateMedia({ media: 'print' });
    expect(await boxes.count()).toBe(0);
    expect(await page.getByRole('row').count()).toBeGreaterThan(3);
  });

  test('the page is light or dark as the reader has it', async () => {
    const page = await open([grokkingRun()], { colorScheme: 'dark' });
    const ground = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(13, 17, 23)');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  /** An empty page, which has no policy of ours. */
  async function blank(): Promise<Page> {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    return context.newPage();
  }

  test('a picture by itself is light or dark as the reader has it', async () => {
    const page = await blank();
    await page.setContent(svgChart([grokkingRun()]));
    const fill = async (colorScheme: 'light' | 'dark'): Promise<unknown> => {
      await page.emulateMedia({ colorScheme });
      return page.evaluate(`getComputedStyle(document.querySelector('svg rect')).fill`);
    };
    expect(await fill('light')).toBe('rgb(255, 255, 255)');
    expect(await fill('dark')).toBe('rgb(13, 17, 23)');
  });

  test('Chromium parses each picture as XML', async () => {
    const page = await blank();
    const crowd = Array.from({ length: 8 }, () => misgrokkingRun(hostileName));
    for (const runs of [[grokkingRun(hostileName)], several(), crowd]) {
      const root = await page.evaluate(
        `new DOMParser().parseFromString(${JSON.stringify(svgChart(runs))}, 'image/svg+xml').documentElement.nodeName`,
      );
      expect(root).toBe('svg');
    }
  });
});

test.runIf(chromium === undefined)(
  'SKIPPED: no chromium, chromium-browser or google-chrome on the PATH',
  () => {
    expect(chromium).toBeUndefined();
  },
);
