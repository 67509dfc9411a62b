import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/readers/assemble/assemble.js';
import type { Run } from '../../../src/run/run.js';
import { stepsByName } from '../helpers/plain.js';
import { at, fileRun } from '../helpers/runs.js';

function events(path: string, series: Parameters<typeof fileRun>[1]['series'], more: object = {}): Run {
  return fileRun(path, { format: 'tfevents', series: series ?? {}, ...more });
}

const settings = (value: number) => ({ config: [{ key: 'lr', value, from: 'hparams plugin' }] });

describe('event files of one folder', () => {
  it('are one run, in the order of their counters as numbers', () => {
    const runs = assemble([
      events('a/events.out.tfevents.1700.vm.7.10', { loss: at(1500, 1600) }),
      events('a/events.out.tfevents.1700.vm.7.9', { loss: at(0, 1500, 2000), lr: at(0) }),
    ]);
    expect(runs).toHaveLength(1);
    expect(runs[0]?.id).toBe('a');
    expect(stepsByName(runs[0])).toEqual({ loss: [0, 1500, 2000, 1500, 1600], lr: [0] });
    expect(runs[0]?.source).toEqual({
      path: 'a',
      format: 'tfevents',
      files: ['a/events.out.tfevents.1700.vm.7.9', 'a/events.out.tfevents.1700.vm.7.10'],
    });
  });

  it('are two runs where the later file starts all over', () => {
    const runs = assemble([
      events('a/events.out.tfevents.1.vm.7.0', { loss: at(0, 10) }),
      events('a/events.out.tfevents.2.vm.8.0', { loss: at(0, 10, 20) }),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['a', 'a#events.out.tfevents.2.vm.8.0']);
  });
});

describe('folders of a split', () => {
  it('with the same tags are one run of their parent', () => {
    const runs = assemble([
      events('r/train/events.1', { epoch_loss: at(0, 1), epoch_lr: at(0) }),
      events('r/validation/events.1', { epoch_loss: at(0, 1) }),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['r']);
    expect(Object.keys(stepsByName(runs[0]))).toEqual([
      'train/epoch_loss',
      'train/epoch_lr',
      'validation/epoch_loss',
    ]);
  });

  it('below a run of the training keep its tags as they are', () => {
    const runs = assemble([
      events('r/events.1', { loss: at(0, 1) }),
      events('r/eval/events.1', { loss: at(1) }),
    ]);
    expect(runs.map((run) => Object.keys(stepsByName(run)))).toEqual([['loss', 'eval/loss']]);
  });

  it.each([
    ['r', 'train', 'eval_validation'],
    ['r', 'train_log', 'test_log'],
    ['r#lr1e-3', 'lr1e-3_train', 'lr1e-3_Test'],
    ['r#exp-s1', 'exp-train-s1', 'exp-val-s1'],
  ])('make the run %s of %s and %s', (id, train, test) => {
    const runs = assemble([
      events(`r/${train}/events.1`, { loss: at(0, 1) }),
      events(`r/${test}/events.1`, { loss: at(0, 1) }),
    ]);
    expect(runs.map((run) => run.id)).toEqual([id]);
    expect(Object.keys(stepsByName(runs[0])).toSorted()).toEqual(
      [`${train}/loss`, `${test}/loss`].toSorted(),
    );
  });

  it('of different runs stay apart', () => {
    const runs = assemble([
      events('r/a_train/events.1', { loss: at(0, 1) }),
      events('r/b_test/events.1', { loss: at(0, 1) }),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['r/a_train', 'r/b_test']);
  });

  it('with different tags stay apart', () => {
    const runs = assemble([
      events('detect/train/events.1', { box: at(0, 1) }),
      events('detect/val/events.1', { latency: at(0) }),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['detect/train', 'detect/val']);
  });
});

describe('add_scalars', () => {
  it('folders are series of the run above', () => {
    const runs = assemble([
      events('r/events.1', { weight_norm: at(0) }),
      events('r/accuracy_train/events.1', { accuracy: at(0, 1) }),
      events('r/accuracy_val/events.1', { accuracy: at(0, 1) }),
      events('r/Loss_all_train/events.1', { 'Loss/all': at(0, 1) }),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['r']);
    expect(Object.keys(stepsByName(runs[0]))).toEqual([
      'weight_norm',
      'accuracy_train',
      'accuracy_val',
      'Loss_all_train',
    ]);
  });

  it('folders of tensorboardX are nested', () => {
    const runs = assemble([
      events('r/loss/train/events.1', { loss: at(0, 1) }),
      events('r/loss/test/events.1', { loss: at(0, 1) }),
      events('r/acc/train/events.1', { acc: at(0, 1) }),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['r']);
    expect(Object.keys(stepsByName(runs[0]))).toEqual(['loss/train', 'loss/test', 'acc/train']);
  });
});

it('knows the layouts in the working directory', () => {
  const runs = assemble([
    events('events.1', { lr: at(0, 1) }),
    events('accuracy_train/events.1', { accuracy: at(0, 1) }),
    events('loss/test/events.1', { loss: at(0, 1) }),
    events('loss/train/events.1', { loss: at(0, 1) }),
    events('hp/events.1', { accuracy: at(0) }, { config: [{ key: 'lr', value: 1, from: 'hparams plugin' }] }),
  ]);
  expect(runs.map(({ id }) => id)).toEqual(['.']);
  expect(Object.keys(stepsByName(runs[0]))).toEqual(['lr', 'accuracy_train', 'loss/test', 'loss/train']);
  expect(runs[0]?.config).toHaveLength(1);
});

describe('add_hparams', () => {
  it('gives its settings to the run above and drops its metrics', () => {
    const runs = assemble([
      events('r/events.1', { loss: at(0, 1) }),
      events('r/1700000000.25/events.1', { loss: at(0), acc: at(0) }, settings(0.1)),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['r']);
    expect(stepsByName(runs[0])).toEqual({ loss: [0, 1] });
    expect(runs[0]?.config).toEqual(settings(0.1).config);
    expect(runs[0]?.source.files).toHaveLength(2);
  });

  it('is left alone where several sets of settings contradict each other', () => {
    const runs = assemble([
      events('sweep/events.1', { loss: at(0, 1) }),
      events('sweep/a/events.1', { loss: at(0) }, settings(0.1)),
      events('sweep/b/events.1', { loss: at(0) }, settings(0.2)),
    ]);
    expect(runs.map(({ id }) => id)).toEqual(['sweep', 'sweep/a', 'sweep/b']);
  });
});
