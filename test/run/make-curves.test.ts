import { describe, expect, it } from 'vitest';
import type { Curves } from '../../src/run/curves.js';
import { makeCurves } from '../../src/run/make-curves.js';
import { linearSteps, runOf } from '../helpers/synthetic.js';

const steps = linearSteps(0, 900, 10);
const rising = steps.map((step) => step / 1000);

describe('roles', () => {
  it('reads a bare name as train beside a val_ name (Keras)', () => {
    const curves = makeCurves(
      runOf(steps, { accuracy: rising, loss: rising, val_accuracy: rising, val_loss: rising }),
      {},
    );
    expect(curves.trainAccuracy?.name).toBe('accuracy');
    expect(curves.testAccuracy?.name).toBe('val_accuracy');
    expect(curves.trainLoss?.name).toBe('loss');
    expect(curves.testLoss?.name).toBe('val_loss');
    expect(curves.adjustments.map(({ code }) => code)).toContain('bare-name-is-train');
  });

  it('reads a bare accuracy as test where the losses say train and validation (fastai, Ultralytics)', () => {
    const curves = makeCurves(
      runOf(steps, { train_loss: rising, valid_loss: rising, accuracy: rising, lr: rising }),
      {},
    );
    expect(curves.testAccuracy?.name).toBe('accuracy');
    expect(curves.trainAccuracy).toBeUndefined();
    expect(curves.adjustments.map(({ code }) => code)).toContain('bare-name-is-test');
    const keras = makeCurves(
      runOf(steps, { train_loss: rising, val_loss: rising, acc: rising, val_acc: rising }),
      {},
    );
    expect(keras.trainAccuracy?.name).toBe('acc');
    expect(keras.testAccuracy?.name).toBe('val_acc');
  });

  it('never takes two unnamed curves that climb for losses', () => {
    const curves = makeCurves(runOf(steps, { column2: rising.map(Math.sqrt), column3: rising }), {});
    expect(curves.trainAccuracy?.name).toBe('column2');
    expect(curves.testAccuracy?.name).toBe('column3');
    expect(curves.testLoss).toBeUndefined();
  });

  it('does not make a train/test pair of two accuracies that say no split', () => {
    const curves = makeCurves(runOf(steps, { bigram_acc: rising, copy_acc: rising }), {});
    expect(curves.testAccuracy).toBeUndefined();
    expect(curves.trainAccuracy).toBeUndefined();
  });

  it('prefers the plain metric over derived and per-class ones', () => {
    const curves = makeCurves(
      runOf(steps, { train_acc: rising, best_test_acc: rising, test_acc_rule1: rising, test_acc: rising }),
      {},
    );
    expect(curves.testAccuracy?.name).toBe('test_acc');
  });

  it('prefers the whole loss to a term of it', () => {
    const curves = makeCurves(
      runOf(steps, { 'train/entropy_loss': rising, 'train/value_loss': rising, 'train/loss': rising }),
      {},
    );
    expect(curves.trainLoss?.name).toBe('train/loss');
    const vae = makeCurves(runOf(steps, { val_bce: rising, val_kl: rising, val_total_loss: rising }), {});
    expect(vae.testLoss?.name).toBe('val_total_loss');
  });

  it('takes no size of a part of the data for its loss', () => {
    const size = steps.map(() => 6000);
    const curves = makeCurves(runOf(steps, { train_acc: rising, train_total: size, test_total: size }), {});
    expect([curves.trainLoss, curves.testLoss]).toEqual([undefined, undefined]);
  });

  it('takes no gap and no spread for a curve', () => {
    const curves = makeCurves(
      runOf(steps, { train_acc: rising, generalization_gap: rising, test_std: rising }),
      {},
    );
    expect(curves.trainAccuracy?.name).toBe('train_acc');
    expect(curves.testAccuracy).toBeUndefined();
  });

  it('pairs train and test by the words that they share', () => {
    const curves = makeCurves(
      runOf(steps, { 'train/box_loss': rising, 'train/cls_loss': rising, 'val/cls_loss': rising }),
      {},
    );
    expect(curves.trainLoss?.name).toBe('train/cls_loss');
  });

  it('prefers the test split that was evaluated throughout over one final row', () => {
    const run = runOf(steps, { train_acc: rising, val_acc: rising });
    const final = {
      name: 'test_acc',
      axis: { name: 'step', unit: 'step' as const },
      steps: Float64Array.of(900),
      values: Float64Array.of(0.9),
    };
    const curves = makeCurves({ ...run, series: [...run.series, final] }, {});
    expect(curves.testAccuracy?.name).toBe('val_acc');
  });

  it('prefers means over epochs to values of single steps', () => {
    const run = runOf(steps, { val_acc: rising, train_acc_epoch: rising });
    const perStep = {
      name: 'train_acc_step',
      axis: { name: 'step', unit: 'step' as const },
      steps: Float64Array.from({ length: 100 }, (_, index) => 9 * index),
      values: new Float64Array(100).fill(0.5),
    };
    const curves = makeCurves({ ...run, series: [perStep, ...run.series] }, {});
    expect(curves.trainAccuracy?.name).toBe('train_acc_epoch');
  });

  it('takes a score with a name of its own where nothing is called an accuracy, if it was learnt', () => {
    const run = { train_aux: rising, test_aux: rising, test_time: rising };
    const curves = makeCurves(runOf(steps, run), {});
    expect([curves.trainAccuracy?.name, curves.testAccuracy?.name]).toEqual(['train_aux', 'test_aux']);
    const beside = makeCurves(runOf(steps, { ...run, test_acc: rising }), {});
    expect([beside.trainAccuracy?.name, beside.testAccuracy?.name]).toEqual([undefined, 'test_acc']);
    const unlearnt = makeCurves(runOf(steps, { test_aux: rising.map((value) => value / 2) }), {});
    expect(unlearnt.testAccuracy).toBeUndefined();
  });

  it.each(['val', 'valid', 'validation', 'dev', 'test'])(
    'takes the train set that was evaluated beside "%s" for train, after one of the training itself',
    (heldOut) => {
      const evaluated = { 'eval/train_accuracy': rising, [`eval/${heldOut}_accuracy`]: rising };
      const curves = makeCurves(runOf(steps, evaluated), {});
      expect(curves.trainAccuracy?.name).toBe('eval/train_accuracy');
      expect(curves.testAccuracy?.name).toBe(`eval/${heldOut}_accuracy`);
      const beside = makeCurves(runOf(steps, { ...evaluated, 'train/accuracy': rising }), {});
      expect(beside.trainAccuracy?.name).toBe('train/accuracy');
    },
  );

  it.each([
    ['in_acc', 'out_acc'],
    ['acc_id', 'acc_ood'],
    ['mem_acc', 'gen_acc'],
    ['fit/acc', 'gen/acc'],
    ['memorization_acc', 'generalization_acc'],
    ['tacc', 'vacc'],
    ['t_acc', 'v_acc'],
  ])('takes "%s" and "%s" for train and test, as they stand beside each other', (train, test) => {
    const names = (curves: Curves): unknown[] => [curves.trainAccuracy?.name, curves.testAccuracy?.name];
    const beside = { [test]: rising, ema_acc: rising, [train]: rising };
    expect(names(makeCurves(runOf(steps, beside), {}))).toEqual([train, test]);
    const trained = makeCurves(runOf(steps, { ...beside, train_acc: rising, test_acc: rising }), {});
    expect(names(trained)).toEqual(['train_acc', 'test_acc']);
    expect(makeCurves(runOf(steps, { [train]: rising }), {}).testAccuracy).toBeUndefined();
  });

  it('takes no sum of values before for the accuracy of the train set', () => {
    const curves = makeCurves(runOf(steps, { test_acc: rising, best_acc: rising, acc_gap: rising }), {});
    expect(curves.trainAccuracy).toBeUndefined();
    expect(makeCurves(runOf(steps, { train_acc: rising, generalization_gap: rising }), {}).testAccuracy).toBe(
      undefined,
    );
  });

  it.each([
    ['stays at chance', steps.map(() => 1.2)],
    ['falls', steps.map((step) => 40 - step / 30)],
  ])('reads the metric of curves named by their split alone from train, where test %s', (_, test) => {
    const percent = rising.map((value) => 10 + 90 * value);
    const curves = makeCurves(runOf(steps, { train: percent, val: test }), {});
    expect([curves.trainAccuracy?.name, curves.testAccuracy?.name]).toEqual(['train', 'val']);
    const losses = {
      train: steps.map((step) => Math.exp(-step / 100)),
      val: steps.map((step) => 0.9 + step / 9000),
    };
    const fell = makeCurves(runOf(steps, losses), {});
    expect([fell.trainLoss?.name, fell.testLoss?.name]).toEqual(['train', 'val']);
  });

  it('takes 100 throughout for an accuracy of 100%, where the name says a split alone', () => {
    const curves = makeCurves(
      runOf(steps, { train: steps.map(() => 100), test: rising.map((x) => 100 * x) }),
      {},
    );
    expect([curves.trainAccuracy?.name, curves.testAccuracy?.name]).toEqual(['train', 'test']);
  });

  it('guesses unnamed columns from their values and says so', () => {
    const losses = steps.map((step) => Math.exp(-step / 1000));
    const accuracies = steps.map((step) => Math.min(1, step / 600));
    const curves = makeCurves(
      runOf(steps, { column1: losses, column2: accuracies, column3: losses, column4: accuracies }),
      {},
    );
    expect([
      curves.trainLoss?.name,
      curves.trainAccuracy?.name,
      curves.testLoss?.name,
      curves.testAccuracy?.name,
    ]).toEqual(['column1', 'column2', 'column3', 'column4']);
    expect(curves.adjustments.map(({ code }) => code)).toContain('guessed-columns');
  });

  it('takes the word of the user before its own', () => {
    const run = runOf(steps, { train_acc: rising, test_acc: rising, seen: rising, unseen_acc: rising });
    const curves = makeCurves(run, {}, { train: 'seen', test: 'unseen_acc' });
    expect([curves.trainAccuracy?.name, curves.testAccuracy?.name]).toEqual(['seen', 'unseen_acc']);
  });
});

describe('units', () => {
  it('divides percent by 100, also where only the sibling shows it', () => {
    const curves = makeCurves(
      runOf(steps, { train_acc: steps.map((step) => step / 9), test_acc: steps.map(() => 1.1) }),
      {},
    );
    expect(curves.trainAccuracy?.values.at(-1)).toBeCloseTo(1);
    expect(curves.testAccuracy?.values[0]).toBeCloseTo(0.011);
    expect(curves.adjustments.filter(({ code }) => code === 'percent-scaled')).toHaveLength(2);
  });

  it('takes a fraction beside percent for one where it moves as a fraction does', () => {
    const guess = 1 / 97;
    const fit = steps.map((step) => Math.min(1, guess + step / 200));
    const late = steps.map((step) => Math.min(1, guess + (step / 900) ** 3));
    const percent = (values: readonly number[]): number[] => values.map((value) => 100 * value);
    for (const [train, test] of [
      [fit, percent(late)],
      [percent(fit), late],
    ] as const) {
      const curves = makeCurves(runOf(steps, { train_acc: train, test_acc: test }), {});
      expect(curves.trainAccuracy?.values.at(-1)).toBe(1);
      expect(curves.testAccuracy?.values.at(-1)).toBe(1);
    }
  });

  it.each([
    ['stays at chance', (i: number) => [1.03, 0.95, 1.0, 0.98][i % 4]!],
    ['rises to chance from below', (i: number) => Math.min(1.03, 0.2 + i / 20)],
    ['begins at nothing', (i: number) => Math.min(1.03, i / 20)],
  ])('takes a test accuracy for percent where it %s', (_, value) => {
    const train = steps.map((step) => Math.min(100, 1 + step));
    const test = steps.map((__, i) => value(i));
    const curves = makeCurves(runOf(steps, { train_acc: train, test_acc: test }), {});
    expect(Math.max(...curves.testAccuracy!.values)).toBeLessThan(0.011);
  });

  it('takes no counter of one split for its score', () => {
    const epochs = steps.map((step) => step / 10);
    const curves = makeCurves(runOf(steps, { 'train/epoch': epochs, 'eval/accuracy': rising }), {});
    expect(curves.trainAccuracy).toBeUndefined();
    expect(curves.testAccuracy?.values.at(-1)).toBeCloseTo(0.9, 2);
  });

  it('turns a word error rate in percent into an accuracy', () => {
    const rate = rising.map((value) => 100 * (1 - value));
    const curves = makeCurves(runOf(steps, { eval_wer: rate, test_error: rate }), {});
    expect(curves.testAccuracy?.name).toBe('eval_wer');
    expect(curves.testAccuracy?.values.at(-1)).toBeCloseTo(0.9);
  });

  it('turns an error rate into an accuracy', () => {
    const curves = makeCurves(
      runOf(steps, { train_error: rising.map((x) => 1 - x), test_error: rising.map((x) => 1 - x) }),
      {},
    );
    expect(curves.testAccuracy?.values.at(-1)).toBeCloseTo(0.9);
  });

  it('tells an error rate beside a loss by the start of train or test, and a distance by its own', () => {
    const falling = rising.map((value) => 97 * (1 - value));
    const losses = { train_loss: rising, test_loss: rising };
    const rates = runOf(steps, {
      train_error: falling,
      test_error: falling.map((value) => 0.3 * value),
      ...losses,
    });
    const curves = makeCurves(rates, {});
    expect([curves.trainAccuracy?.values[0], curves.testAccuracy?.values[0]]).toEqual([
      expect.closeTo(0.03),
      expect.closeTo(0.709),
    ]);
    const shares = {
      train_err: falling.map((value) => value / 100),
      test_err: falling.map((value) => value / 300),
    };
    const alone = makeCurves(runOf(steps, shares), {});
    expect([alone.trainAccuracy?.name, alone.testAccuracy?.name]).toEqual(['train_err', 'test_err']);
    const small = falling.map((value) => 0.2 * value);
    const distances = makeCurves(runOf(steps, { train_error: small, test_error: small, ...losses }), {});
    expect(distances.testAccuracy).toBeUndefined();
    expect(distances.trainLoss?.name).toBe('train_loss');
    expect(distances.testLoss?.name).toBe('test_loss');
  });

  it('finds the chance level', () => {
    const binary = steps.map((step) => 0.5 + step / 2000);
    expect(makeCurves(runOf(steps, { train_acc: binary, test_acc: binary }), {}).chance?.value).toBe(0.5);
    expect(
      makeCurves(runOf(steps, { train_acc: rising, test_acc: rising }), { classes: { value: 97, from: 'x' } })
        .chance?.value,
    ).toBeCloseTo(1 / 97);
    expect(
      makeCurves(runOf(steps, { train_acc: rising, test_acc: rising }), {}, { chance: 0.25 }).chance,
    ).toEqual({ value: 0.25, from: 'given' });
  });
});

describe('canonical form', () => {
  const canonical = (from: number[], values: number[]) => {
    const curve = makeCurves(runOf(from, { train_acc: values, test_acc: values }), {});
    return {
      steps: [...(curve.testAccuracy?.steps ?? [])],
      values: [...(curve.testAccuracy?.values ?? [])],
      resumedAt: [...curve.resumedAt],
    };
  };

  it('drops what a resume replaces', () => {
    const at = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 10, 11, 12, 13];
    const result = canonical(
      at,
      at.map((_, i) => i / 100),
    );
    expect(result.steps).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(result.values[10]).toBe(0.2);
    expect(result.resumedAt).toEqual([10]);
  });

  it('sorts rows in descending order instead of taking them for resumes', () => {
    expect(canonical([3, 2, 1, 0], [0.3, 0.2, 0.1, 0]).steps).toEqual([0, 1, 2, 3]);
  });

  it('keeps the last of a repeated step, and the mean of batch-wise ones', () => {
    expect(canonical([0, 1, 1, 2], [0, 0.5, 0.7, 1]).values).toEqual([0, 0.7, 1]);
    expect(canonical([0, 0, 1, 1, 2, 2], [0, 0.2, 0.4, 0.6, 0.8, 1]).values).toEqual([0.1, 0.5, 0.9]);
  });

  it('leaves out what is not finite and remembers a loss that ends so', () => {
    const run = runOf([0, 1, 2, 3], {
      train_loss: [1, 0.5, Number.NaN, Number.NaN],
      test_loss: [1, 0.5, 0.4, Number.NaN],
    });
    const curves = makeCurves(run, {});
    expect([...(curves.testLoss?.steps ?? [])]).toEqual([0, 1, 2]);
    expect(curves.divergedAt).toBe(2);
  });

  it('does not change the run', () => {
    const run = runOf([2, 1, 0], { train_acc: [100, 50, 0], test_acc: [100, 50, 0] });
    const before = structuredClone(run);
    makeCurves(run, {});
    expect(run).toEqual(before);
  });
});
