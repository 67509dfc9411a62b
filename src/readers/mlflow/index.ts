import { basename } from 'node:path';
import type { Run } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { GrowingNumbers } from '../codecs/growing.js';
import { lines } from '../lines.js';
import type { Reader, Source } from '../reader.js';
import { parseCell } from '../table/cell.js';

const format = 'mlflow';
const metricLine = /^(\d{12,14}) (\S+)(?: (-?\d+))?(?: .*)?$/;

/**
 * One metric of an MLflow file store: lines `<ms since 1970> <value> <step>`, in the order of writing. Very old files
 * have no step. `assemble/` joins the files of a `metrics/` folder, `sidecars/` adds `params/`.
 */
export const mlflowReader: Reader = {
  format,
  description: 'MLflow file store (mlruns/): metrics/ and params/ of each run',
  sniff(head) {
    const start = new TextDecoder().decode(head.subarray(0, 200));
    const end = start.indexOf('\n');
    return metricLine.test(end < 0 ? start : start.slice(0, end)) ? 0.95 : 0;
  },
  async *read(source) {
    yield await readMetric(source);
  },
};

async function readMetric(source: Source): Promise<Run> {
  const steps = new GrowingNumbers();
  const values = new GrowingNumbers();
  let stepless = true;
  let number = 0;
  for await (const line of lines(source)) {
    number += 1;
    if (line === '') continue;
    const [, , value, step] = metricLine.exec(line) ?? [];
    const found = parseCell(value ?? '');
    if (typeof found !== 'number') throw malformed(source.path, number, line);
    stepless &&= step === undefined;
    steps.push(step === undefined ? values.length : Number(step));
    values.push(found);
  }
  return {
    id: source.path,
    source: { path: source.path, format, files: [source.path] },
    series: [
      {
        name: basename(source.path),
        axis: stepless ? { name: 'row', unit: 'index' } : { name: 'step', unit: 'step' },
        steps: steps.toArray(),
        values: values.toArray(),
      },
    ],
    config: [],
    notes: [],
  };
}

function malformed(path: string, line: number, content: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `line ${line} is not "time value step": ${JSON.stringify(content.slice(0, 60))}`,
    'Check that the file is a metric of an MLflow run and complete.',
  );
}
