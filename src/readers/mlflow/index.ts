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
 * have no step; where all are 0, none was given. Either way the lines are counted. `assemble/` joins the files of a
 * `metrics/` folder, `sidecars/` adds `params/`.
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
  /** Lines that have a step. */
  private written = 0;
  private number = 0;

  runs(): Run[] {
    const { path } = this;
    const steps = this.steps.toArray();
    const stepless = this.written === 0 || (steps.length > 1 && steps.every((step) => step === 0));
    const series: Series = {
      name: basename(path),
      axis: stepless ? { name: 'row', unit: 'index' } : { name: 'step', unit: 'step' },
      steps: stepless ? steps.map((_, row) => row) : steps,
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
    if (step !== undefined) this.written += 1;
    this.steps.push(Number(step ?? this.values.length));
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
