import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tfeventsReader } from '../../../src/readers/tfevents/index.js';
import type { Run } from '../../../src/run/run.js';
import { maskedCrc32c } from '../../../src/util/crc32c.js';
import {
  eventFile,
  frame,
  scalarFile,
  sessionStart,
  simpleValue,
  summaryEvent,
  tensorValue,
} from '../helpers/event-writer.js';
import { memorySource } from '../helpers/memory-source.js';
import { all, points, seriesOf, stepsByName } from '../helpers/plain.js';
import {
  bytesField,
  doubleField,
  float32,
  floatField,
  integerField,
  textField,
  varint,
} from '../helpers/protobuf-writer.js';

const path = 'runs/a/events.out.tfevents.1700000000.host.1.0';

async function read(bytes: Uint8Array, chunkSize?: number): Promise<Run> {
  const [run] = await all(tfeventsReader.read(memorySource(bytes, path, chunkSize), {}));
  if (!run) throw new Error('no run');
  return run;
}

describe('simple values', () => {
  it('keeps the order of logging, repeated steps, NaN and negative steps', async () => {
    const run = await read(
      scalarFile({
        'Loss/train': [
          [0, 2],
          [10, 1],
          [10, Number.NaN],
          [5, 0.5],
          [-3, Number.POSITIVE_INFINITY],
        ],
      }),
    );
    expect(points(seriesOf(run, 'Loss/train'))).toEqual({
      steps: [0, 10, 10, 5, -3],
      values: [2, 1, Number.NaN, 0.5, Number.POSITIVE_INFINITY],
    });
    expect(run.source).toEqual({ path, format: 'tfevents', files: [path] });
    expect(run.notes).toEqual([]);
  });

  it('reads the same wherever the stream is cut', async () => {
    const bytes = scalarFile({
      a: [
        [1, 1],
        [2, 4],
      ],
      b: [[1, 0.25]],
    });
    const whole = await read(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length }), async (chunkSize) => {
        expect(await read(bytes, chunkSize)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('drops the placeholder of Lightning and nothing else', async () => {
    const run = await read(scalarFile({ hp_metric: [[0, -1]], epoch: [[24, 0]], val_loss_best: [[0, -1]] }));
    expect(stepsByName(run)).toEqual({ epoch: [24], val_loss_best: [0] });
  });

  it('counts the tags of the Keras callback by epochs', async () => {
    const run = await read(scalarFile({ epoch_loss: [[0, 1]], batch_loss: [[0, 1]] }));
    expect(run.series.map(({ axis }) => axis.unit)).toEqual(['epoch', 'step']);
  });
});

describe('tensors', () => {
  const scalarShape: number[] = [];
  const content = (type: number, bytes: readonly number[]) => [
    ...integerField(1, type),
    ...bytesField(2, scalarShape),
    ...bytesField(4, bytes),
  ];
  it.each([
    ['float32 content', content(1, float32(0.5)), 0.5],
    ['float64 content', content(2, [...new Uint8Array(Float64Array.of(0.1).buffer)]), 0.1],
    ['int32 content', content(3, [0xfe, 0xff, 0xff, 0xff]), -2],
    ['int64 content', content(9, [7, 0, 0, 0, 0, 0, 0, 0]), 7],
    ['float16 content', content(19, [0x00, 0x3e]), 1.5],
    ['a small float16', content(19, [0x01, 0x80]), -(2 ** -24)],
    ['bfloat16 content', content(14, [0xc0, 0x3f]), 1.5],
    ['uint8 content', content(4, [200]), 200],
    ['packed floats', [...integerField(1, 1), ...bytesField(5, float32(0.25))], 0.25],
    ['an unpacked float', [...integerField(1, 1), ...floatField(5, 0.25)], 0.25],
    ['an unpacked double', [...integerField(1, 2), ...doubleField(6, 0.1)], 0.1],
    ['a packed int64', [...integerField(1, 9), ...bytesField(10, varint(-5))], -5],
    ['a half value', [...integerField(1, 19), ...bytesField(13, varint(0x3e00))], 1.5],
    ['a bfloat16 value', [...integerField(1, 14), ...bytesField(13, varint(0x3fc0))], 1.5],
    [
      'a shape of one',
      [...integerField(1, 1), ...bytesField(2, bytesField(2, integerField(1, 1))), ...floatField(5, 3)],
      3,
    ],
  ])('%s', async (_, tensor, expected) => {
    const run = await read(eventFile(summaryEvent(4, tensorValue('loss', tensor, 'scalars'))));
    expect(points(seriesOf(run, 'loss'))).toEqual({ steps: [4], values: [expected] });
  });

  it('leaves out tensors of several numbers and tags of other plugins', async () => {
    const vector = [
      ...integerField(1, 1),
      ...bytesField(2, bytesField(2, integerField(1, 2))),
      ...bytesField(4, [...float32(1), ...float32(2)]),
    ];
    const run = await read(
      eventFile(
        summaryEvent(1, tensorValue('vector', vector)),
        summaryEvent(1, tensorValue('weights', content(1, float32(1)), 'histograms')),
        summaryEvent(2, tensorValue('weights', content(1, float32(1)))),
        summaryEvent(2, simpleValue('loss', 1)),
      ),
    );
    expect(stepsByName(run)).toEqual({ loss: [2] });
  });
});

const mapEntry = (key: string, value: readonly number[]) =>
  bytesField(1, [...textField(1, key), ...bytesField(2, value)]);

const textTensor = (value: string) => [...integerField(1, 7), ...textField(8, value)];

describe('settings', () => {
  it('come from the hparams plugin', async () => {
    const info = [
      ...mapEntry('lr', doubleField(2, 0.001)),
      ...mapEntry('optimizer', textField(3, 'AdamW')),
      ...mapEntry('tied', integerField(4, 1)),
      ...textField(4, 'a group name'),
    ];
    const metadata = bytesField(
      9,
      bytesField(1, [...textField(1, 'hparams'), ...bytesField(2, bytesField(3, info))]),
    );
    const run = await read(
      eventFile(summaryEvent(0, [...textField(1, '_hparams_/session_start_info'), ...metadata])),
    );
    expect(run.config).toEqual([
      { key: 'lr', value: 0.001, from: 'hparams plugin' },
      { key: 'optimizer', value: 'AdamW', from: 'hparams plugin' },
      { key: 'tied', value: true, from: 'hparams plugin' },
    ]);
    expect(run.series).toEqual([]);
  });

  it('come from a text summary that is a JSON object', async () => {
    const run = await read(
      eventFile(
        summaryEvent(0, tensorValue('config', textTensor('{"optim": {"lr": 0.01}}'), 'text')),
        summaryEvent(0, tensorValue('notes', textTensor('a *fine* run'), 'text')),
      ),
    );
    expect(run.config).toEqual([{ key: 'optim.lr', value: 0.01, from: 'text summary "config"' }]);
  });
});

describe('damage', () => {
  const good = summaryEvent(1, simpleValue('loss', 1));
  const next = summaryEvent(2, simpleValue('loss', 2));

  it('skips a record whose data do not match their checksum', async () => {
    const broken = good.with(20, (good[20] as number) ^ 1);
    const run = await read(eventFile(broken, next));
    expect(stepsByName(run)).toEqual({ loss: [2] });
    expect(run.notes).toEqual([{ code: 'damaged', message: '1 damaged records were left out.' }]);
  });

  it('skips a sound record that is no event', async () => {
    const run = await read(eventFile(frame([0x2a, 0x7f, 1]), next));
    expect(stepsByName(run)).toEqual({ loss: [2] });
    expect(run.notes.map(({ code }) => code)).toEqual(['damaged']);
  });

  it('stops at a damaged length and says where', async () => {
    const start = eventFile(good).length;
    const run = await read(eventFile(good, next.with(0, 99), next));
    expect(stepsByName(run)).toEqual({ loss: [1] });
    expect(run.notes).toEqual([
      { code: 'damaged', message: `The file is damaged at byte ${start}; what follows was not read.` },
    ]);
  });

  it('waits for no record that is longer than any', async () => {
    const start = eventFile(good).length;
    const length = new Uint8Array(BigUint64Array.of(2n ** 40n).buffer);
    const checksum = new Uint8Array(Uint32Array.of(maskedCrc32c(length)).buffer);
    const run = await read(eventFile(good, [...length, ...checksum, ...next]));
    expect(run.notes).toEqual([
      { code: 'damaged', message: `The file is damaged at byte ${start}; what follows was not read.` },
    ]);
  });

  it('keeps what stands before a torn tail', async () => {
    const bytes = eventFile(good, next);
    for (const missing of [1, 4, 20, next.length - 1]) {
      const run = await read(bytes.subarray(0, bytes.length - missing));
      expect(stepsByName(run)).toEqual({ loss: [1] });
      expect(run.notes.map(({ code }) => code)).toEqual(['torn-tail']);
    }
  });

  it('never throws on flipped bytes', async () => {
    const bytes = eventFile(good, next, sessionStart(1), next);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        await expect(read(bytes.with(at, (bytes[at] as number) ^ change))).resolves.toBeDefined();
      }),
      { numRuns: 60 },
    );
  });
});

it('notes where a resumed writer started again', async () => {
  const run = await read(
    eventFile(sessionStart(0), sessionStart(1500), summaryEvent(1500, simpleValue('loss', 1))),
  );
  expect(run.notes).toEqual([{ code: 'resumed', message: 'The writer started again at step 1500.' }]);
});

it('is sure of its content and of nothing else', () => {
  expect(tfeventsReader.sniff(eventFile(), 'log.csv')).toBe(1);
  expect(tfeventsReader.sniff(new TextEncoder().encode('step,loss\n1,2\n3,4\n'), path)).toBe(0);
  expect(tfeventsReader.sniff(new Uint8Array(3), path)).toBe(0);
});
