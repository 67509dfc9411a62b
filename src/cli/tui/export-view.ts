import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Analysis } from '../../analysis.js';
import { renderLines } from '../../report/ansi.js';
import { cleanJson } from '../../report/clean.js';
import { jsonReport } from '../../report/json.js';
import { BLANK } from '../../report/lines.js';
import { figureCells, noFigure } from '../../report/plot/cells.js';
import { detailLines, verdictLines } from '../../report/text/one-run.js';
import { comparison } from './comparison.js';
import type { View } from './view.js';

/** What a view can be written as. */
export type ExportFormat = 'svg' | 'html' | 'text' | 'json';

interface Export {
  readonly format: ExportFormat;
  /** What chooses it. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  readonly ending: string;
  render(view: View): string | Promise<string>;
}

const WIDTH = 100;
const HEIGHT = 24;

/** The choices of the export key, in the order in which they are offered. */
export const EXPORTS: readonly Export[] = [
  { format: 'svg', key: 's', name: 'SVG', ending: '.svg', render: asSvg },
  { format: 'html', key: 'h', name: 'HTML', ending: '.html', render: asHtml },
  { format: 'text', key: 't', name: 'text', ending: '.txt', render: asText },
  { format: 'json', key: 'j', name: 'JSON', ending: '.json', render: asJson },
];

/**
 * Writes what the view shows into a folder, under a name that no file there has, and returns the name. Rejects with the
 * error of the file system.
 */
export async function exportView(view: View, format: ExportFormat, folder: string): Promise<string> {
  const chosen = EXPORTS.find((one) => one.format === format)!;
  const stem = `grokscope-${fileStem(view.chosen?.name ?? 'view')}`;
  const content = await chosen.render(view);
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? '' : `-${copy}`}${chosen.ending}`;
    try {
      await writeFile(path.join(folder, name), content, { flag: 'wx' });
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** A name for a file, of letters and digits that every file system and shell takes. */
function fileStem(name: string): string {
  const stem = name
    .replace(/\.[^./]{1,8}$/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return Array.from(stem).slice(-60).join('') || 'run';
}

/** The picture with the axes, the window and the smoothing of the view. */
async function asSvg({ drawn, figure, state }: View): Promise<string> {
  const { svgChart } = await import('../../report/svg.js');
  const { x, y, window, smoothing, seedsAsBand } = state.chart;
  return svgChart(
    drawn.map(({ analysed }) => analysed),
    {
      x,
      smoothing,
      seedsAsBand,
      ...(y ? { y } : {}),
      ...(window ? { window } : {}),
      ...(figure ? { quantity: figure.quantity } : {}),
    },
  );
}

async function asHtml(view: View): Promise<string> {
  const { htmlReport } = await import('../../report/html.js');
  return htmlReport(analysisOf(view));
}

function asJson(view: View): string {
  return `${cleanJson(jsonReport(analysisOf(view)))}\n`;
}

function analysisOf({ drawn }: View): Analysis {
  return { runs: drawn.map(({ analysed }) => analysed), errors: [] };
}

function asText({ figure, drawn, chosen, state }: View): string {
  if (!chosen) return '';
  const { glyphs } = state.chart;
  const cursor = state.crosshair === undefined ? {} : { cursor: state.crosshair };
  const lines = [
    ...verdictLines(chosen.analysed, WIDTH),
    BLANK,
    ...(figure ? figureCells(figure, { width: WIDTH, height: HEIGHT, glyphs, ...cursor }) : noFigure()),
    ...(drawn.length > 1 ? [BLANK, ...comparison(drawn, WIDTH)] : []),
    ...detailLines(chosen.analysed, WIDTH),
  ];
  return `${renderLines(lines, { color: false, ascii: glyphs === 'ascii' })}\n`;
}
