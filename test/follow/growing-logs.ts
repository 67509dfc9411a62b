import { eventFile, simpleValue, summaryEvent } from '../readers/helpers/event-writer.js';
import { historyRecord, runRecord, wandbLog } from '../readers/helpers/wandb-writer.js';

export interface Row {
  readonly step: number;
  readonly train_loss: number;
  readonly train_acc: number;
  readonly test_loss: number;
  readonly test_acc: number;
}

/** Evaluation `index`, from 0 on, of a run that fits at step 60 or so and groks around step `t50`, by formula. */
export function rowOf(index: number, t50: number = 1500): Row {
  const step = 10 * (index + 1);
  const train = logistic(step, 60);
  const test = logistic(step, t50);
  return {
    step,
    train_loss: rounded(2.3 * (1 - train) + 0.001),
    train_acc: rounded(train),
    test_loss: rounded(2.3 * (1 - test) + 0.01),
    test_acc: rounded(0.03 + 0.96 * test),
  };
}

function logistic(step: number, middle: number): number {
  return 1 / (1 + (middle / step) ** 10);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

function rows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => rowOf(index));
}

const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

export const csvHeader = 'step,train_loss,train_acc,test_loss,test_acc';

export function csvLine({ step, train_loss, train_acc, test_loss, test_acc }: Row): string {
  return [step, train_loss, train_acc, test_loss, test_acc].join(',');
}

export function csvLog(count: number): string {
  return `${[csvHeader, ...rows(count).map(csvLine)].join('\n')}\n`;
}

/** Records of evaluations, each made once. */
class Records {
  private readonly records: number[][] = [];
  private readonly recordOf: (row: Row) => number[];

  constructor(recordOf: (row: Row) => number[]) {
    this.recordOf = recordOf;
  }

  upTo(count: number): number[][] {
    for (let index = this.records.length; index < count; index++)
      this.records.push(this.recordOf(rowOf(index)));
    return this.records.slice(0, count);
  }
}

const events = new Records(({ step, ...values }) =>
  summaryEvent(step, ...Object.entries(values).map(([tag, value]) => simpleValue(tag, value))),
);
const historyRecords = new Records(({ step, ...values }) => historyRecord({ _step: step, ...values }));

export interface GrowingLog {
  readonly format: string;
  readonly file: string;
  /** A log of so many evaluations. One of fewer is its beginning. */
  readonly log: (count: number) => Uint8Array;
}

/** One for each format to which writers append. */
export const growingLogs: readonly GrowingLog[] = [
  { format: 'csv', file: 'metrics.csv', log: (count) => new TextEncoder().encode(csvLog(count)) },
  {
    format: 'jsonl',
    file: 'log.jsonl',
    log: (count) =>
      bytesOf([JSON.stringify({ config: { lr: 0.01 } }), ...rows(count).map((row) => JSON.stringify(row))]),
  },
  {
    format: 'text',
    file: 'train.log',
    log: (count) =>
      bytesOf(
        rows(count).map(
          ({ step, train_loss, train_acc, test_loss, test_acc }) =>
            `step ${step}: train loss ${train_loss} train acc ${train_acc} test loss ${test_loss} test acc ${test_acc}`,
        ),
      ),
  },
  {
    format: 'tfevents',
    file: 'events.out.tfevents.1700000000.host.1.0',
    log: (count) => eventFile(...events.upTo(count)),
  },
  {
    format: 'wandb',
    file: 'run-abcd1234.wandb',
    log: (count) => wandbLog(runRecord({ lr: 0.01 }), ...historyRecords.upTo(count)),
  },
  {
    format: 'mlflow',
    file: 'test_acc',
    log: (count) =>
      bytesOf(rows(count).map(({ step, test_acc }) => `${1_700_000_000_000 + step} ${test_acc} ${step}`)),
  },
];
