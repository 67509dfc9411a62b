import { basename } from 'node:path';
import type { Run, Series } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { GrowingNumbers } from '../codecs/growing.js';
import { LineTail } from '../line-tail.js';
import { linesOf } from '../lines.js';
import type { Reader } from '../reader.js';
import { parseCell } from '../table/cell.js';
import { readThrough } from '../tail.js';

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
  async *read(source, options) {
    yield* await readThrough(new MetricTail(await source.head(), source.path), source, options);
  },
  tail: (head, path) => new MetricTail(head, path),
};

class MetricTail extends LineTail {
  private readonly steps = new GrowingNumbers();
  private readonly values = new GrowingNumbers();
  private stepless = true;
  private number = 0;

  runs(): Run[] {
    const { path } = this;
    const series: Series = {
      name: basename(path),
      axis: this.stepless ? { name: 'row', unit: 'index' } : { name: 'step', unit: 'step' },
      steps: this.steps.toArray(),
      values: this.values.toArray(),
    };
    return [{ id: path, source: { path, format, files: [path] }, series: [series], config: [], notes: [] }];
  }

  protected parse(block: string): void {
    for (const line of linesOf(block)) this.parseLine(line);
  }

  private parseLine(line: string): void {
    this.number += 1;
    if (line === '') return;
    const [, , value, step] = metricLine.exec(line) ?? [];
    const found = parseCell(value ?? '');
    if (typeof found !== 'number') throw malformed(this.path, this.number, line);
    this.stepless &&= step === undefined;
    this.steps.push(step === undefined ? this.values.length : Number(step));
    this.values.push(found);
  }
}

function malformed(path: string, line: number, content: string): GrokscopeError {
  return new GrokscopeError(
    'malformed',
    path,
    `line ${line} is not "time value step": ${JSON.stringify(content.slice(0, 60))}`,
    'Check that the file is a metric of an MLflow run and complete.',
  );
}
