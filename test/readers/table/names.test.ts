import { describe, expect, it } from 'vitest';
import {
  counterName,
  isBookkeepingName,
  isClockName,
  isKeyName,
  isMetricName,
  isRunName,
  isSplitValue,
  namesTest,
  settingKey,
} from '../../../src/readers/table/names.js';

describe('counterName', () => {
  it.each([
    'step',
    'Step',
    'steps',
    'global_step',
    'globalStep',
    'train/global_step',
    'trainer/global_step',
    'iteration',
    'iter',
    'it',
    'update',
    'timesteps_total',
    'total_timesteps',
    'time/total_timesteps',
    'Training Iteration',
    'n_updates',
    'step_train',
    '迭代次数',
  ])('takes %s for steps', (name) => {
    expect(counterName(name)).toMatchObject({ unit: 'step', scope: 'all' });
  });

  it.each(['round', 'comm_round', 'Global Round', 'boosting rounds', 'generation'])(
    'takes %s for passes over the data',
    (name) => {
      expect(counterName(name)).toMatchObject({ unit: 'epoch', scope: 'all' });
    },
  );

  it('ranks steps before epochs before samples before tokens before _step before an index', () => {
    const names = ['step', 'log_epochs', 'samples_seen', 'tokens', '_step', ''];
    const ranks = names.map((name) => counterName(name)?.rank ?? Number.NaN);
    expect(ranks).toEqual(ranks.toSorted((first, second) => first - second));
    expect(new Set(ranks).size).toBe(names.length);
  });

  it('sees counters of evaluations only', () => {
    expect(counterName('eval_iter')?.scope).toBe('test');
    expect(counterName('val/step')?.scope).toBe('test');
    expect(counterName('epochs_val')).toEqual({ unit: 'epoch', rank: 2.5, scope: 'test' });
  });

  it.each([
    'loss',
    'steps_per_second',
    'best_epoch',
    'grok_step',
    'step_time',
    'n_tokens_mean',
    'stepwise_acc',
    'точность',
  ])('does not take %s for a counter', (name) => {
    expect(counterName(name)).toBeUndefined();
  });
});

describe('names of columns', () => {
  it('tells clocks', () => {
    const clocks = ['Wall time', '_timestamp', 'elapsed_sec', 'date', 'time/time_elapsed'];
    expect(clocks.filter((name) => !isClockName(name))).toEqual([]);
    expect(isClockName('loss')).toBe(false);
    expect(isBookkeepingName('batch_idx')).toBe(true);
  });

  it('tells what names runs', () => {
    expect(['run', 'run_id', 'Run Name', 'experiment', 'trial_id'].every((name) => isRunName(name))).toBe(
      true,
    );
    expect(['seed', 'random_seed', 'optimizer'].every((name) => isKeyName(name) && !isRunName(name))).toBe(
      true,
    );
    expect(isKeyName('loss')).toBe(false);
  });

  it.each([
    'train_acc',
    'loss',
    'test',
    'weight_norm',
    'val/top',
    'metrics/precision(B)',
    'mse',
    'train_set_accuracy',
    'dataset_loss',
  ])('knows %s as a metric', (name) => {
    expect(isMetricName(name)).toBe(true);
  });

  it.each([
    'lr',
    'train_fraction',
    'test_size',
    'test_set',
    'train_set_size',
    'n_train',
    'max_grad_norm',
    'weight_decay',
    'loss_fn',
    'modulus',
  ])('knows %s as no metric', (name) => {
    expect(isMetricName(name)).toBe(false);
  });

  it('knows splits', () => {
    expect(['train', 'Test set', 'validation', 'eval'].every((value) => isSplitValue(value))).toBe(true);
    expect(isSplitValue('train loss')).toBe(false);
    expect(namesTest('val_loss')).toBe(true);
    expect(namesTest('train_loss')).toBe(false);
  });

  it('shortens settings that stood below a config object', () => {
    expect(settingKey('config/optim/lr')).toBe('optim.lr');
    expect(settingKey('train/lr')).toBe('train/lr');
  });
});
