import { basename } from 'node:path';
import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { GrowingNumbers } from '../codecs/growing.js';
import { parseJson } from '../json-tolerant.js';
import { lines } from '../lines.js';
import type { Reader, Source } from '../reader.js';
import { parseCell } from '../table/cell.js';

const format = 'tensorboard-download';
/** Points a tag that the TensorBoard server keeps. */
const serverLimit = 1000;
const csvHeader = /^\uFEFF?Wall time,Step,Value\r?\n/;
const jsonStart = /^\s*\[\s*\[\s*\d{9,10}(?:\.\d*)?\s*,\s*-?\d+\s*,\s*[^,[\]]+\]/;

/**
 * One scalar tag as TensorBoard's download buttons save it: CSV `Wall time,Step,Value`, or JSON triples of the same.
 * The tag is in the name of the file; `assemble/` joins the files of a run.
 */
export const tensorboardDownloadReader: Reader = {
  format,
  description: 'CSV and JSON files from the download buttons of TensorBoard',
  sniff(head) {
    const start = new TextDecoder().decode(head.subarray(0, 200));
    return csvHeader.test(start) || jsonStart.test(start) ? 1 : 0;
  },
  async *read(source) {
    yield await readDownload(source);
  },
};

async function readDownload(source: Source): Promise<Run> {
  const steps = new GrowingNumbers();
  const values = new GrowingNumbers();
  const head = new TextDecoder().decode((await source.head()).subarray(0, 200));
  const points = csvHeader.test(head) ? await csvPoints(source) : await jsonPoints(source);
  for (const [index, [step, value]] of points.entries()) {
    const number = typeof value === 'number' ? value : parseCell(String(value));
    if (typeof number !== 'number')
      throw malformed(source.path, `the value of point ${index + 1} is ${JSON.stringify(value)}`);
    steps.push(Number(step));
    values.push(number);
  }
  const name = tagOf(source.path);
  return {
    id: source.path,
    source: { path: source.path, format, files: [source.path] },
    series: [
      { name, axis: { name: 'step', unit: 'step' }, steps: steps.toArray(), values: values.toArray() },
    ],
    config: [],
    notes:
      values.length === serverLimit
        ? [
            {
              code: 'sampled',
              message: `${name} has ${serverLimit} points, at which TensorBoard samples what it serves.`,
            },
          ]
        : [],
  };
}

type Point = readonly [step: unknown, value: unknown];

async function csvPoints(source: Source): Promise<Point[]> {
  const points: Point[] = [];
  for await (const line of lines(source)) {
    if (line === '') continue;
    const [, step, value] = line.split(',');
    points.push([step, value]);
  }
  return points.slice(1);
}

async function jsonPoints(source: Source): Promise<Point[]> {
  const text = new TextDecoder().decode(await source.bytes());
  let content: unknown;
  try {
    content = parseJson(text);
  } catch (error) {
    throw malformed(source.path, error instanceof Error ? error.message : String(error));
  }
  if (!Array.isArray(content)) throw malformed(source.path, 'it is no list');
  return content.map(
    (triple: unknown): Point => (Array.isArray(triple) ? [triple[1], triple[2]] : [triple, triple]),
  );
}

function tagOf(path: string): string {
  const name = basename(path).replace(/\.(?:csv|json)(?:\.gz)?$/i, '');
  return /^(?:run-.*?-)?tag-(.+)$/.exec(name)?.[1] ?? name;
}

function malformed(path: string, what: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `this download from TensorBoard cannot be read: ${what}`,
    'Download it again.',
  );
}
