import { describe, expect, it } from 'vitest';
import { column, moments, namesOf, percent, printed, runOf, seriesOf, valuesOf } from './helpers.js';

interface Style {
  readonly title: string;
  readonly log: string;
  /** Series in the log for trainLoss, trainAcc, testLoss and testAcc; absent ones are not printed. */
  readonly names: readonly (string | undefined)[];
  /** Factor of the accuracies. */
  readonly scale?: number;
  readonly axis?: 'epoch' | 'step' | 'row';
  /** Step of a moment. */
  readonly step?: (epoch: number) => number;
}

const four = ['train_loss', 'train_acc', 'test_loss', 'test_acc'] as const;
const split = ['train/loss', 'train/acc', 'test/loss', 'test/acc'] as const;
const bar = '█████';

const styles: readonly Style[] = [
  {
    title: 'key=value with a tag',
    log: printed(
      (m) =>
        `[log] step=${m.epoch * 100} train_loss=${m.trainLoss} train_acc=${m.trainAcc} test_loss=${m.testLoss} test_acc=${m.testAcc} goal=100,000`,
    ),
    names: four,
    axis: 'step',
    step: (epoch) => epoch * 100,
  },
  {
    title: 'an inherited data set with percentages',
    log: printed(
      (m) =>
        `Epoch ${String(m.epoch).padStart(4)}/500 | Train Loss: ${m.trainLoss} Acc: ${percent(m.trainAcc)}% | Test Loss: ${m.testLoss} Acc: ${percent(m.testAcc)}% | Norm: 12.5`,
    ),
    names: split,
    scale: 100,
  },
  {
    title: 'accuracies in parentheses',
    log: printed(
      (m) =>
        `2026-01-02 10:11:12.345 | INFO     | __main__:<module>:12 - [${m.epoch}/600] train: ${m.trainLoss} (${m.trainAcc})  test: ${m.testLoss} (${m.testAcc})`,
    ),
    names: split,
    axis: 'step',
  },
  ...[
    (loss: string, acc: string): string => `${loss} (acc=${acc})`,
    (loss: string, acc: string): string => `${loss} (Acc: ${acc})`,
    (loss: string, acc: string): string => `${loss} acc=${acc}`,
    (loss: string, acc: string): string => `${loss}, Acc ${acc}`,
  ].map(
    (values, index): Style => ({
      title: `a loss without a name beside an accuracy with one, ${index + 1}`,
      log: printed(
        (m) =>
          `Epoch ${m.epoch}/20 | Train: ${values(m.trainLoss, m.trainAcc)} | Test: ${values(m.testLoss, m.testAcc)} | best: 1.5 (ep 3)`,
      ),
      names: split,
    }),
  ),
  {
    title: 'loss / accuracy pairs',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}, Train: ${m.trainLoss} / ${percent(m.trainAcc)}%, Test: ${m.testLoss} / ${percent(m.testAcc)}%`,
    ),
    names: split,
    scale: 100,
  },
  {
    title: 'the measure before the data sets',
    log: printed(
      (m) =>
        `epoch ${m.epoch}: loss: train ${m.trainLoss} test ${m.testLoss} | acc: train ${m.trainAcc} test ${m.testAcc}`,
    ),
    names: split,
  },
  {
    title: 'the data set in parentheses',
    log: printed(
      (m) =>
        `Iteration ${m.epoch}: loss (train): ${m.trainLoss}, loss (test): ${m.testLoss}, acc (train): ${m.trainAcc}, acc (test): ${m.testAcc}`,
    ),
    names: split,
    axis: 'step',
  },
  {
    title: 'nested dicts behind words',
    log: printed(
      (m) =>
        `epoch ${m.epoch} train: {'loss': ${m.trainLoss}, 'acc': ${m.trainAcc}} test: {'loss': ${m.testLoss}, 'acc': ${m.testAcc}}`,
    ),
    names: split,
  },
  {
    title: 'JSON behind a prefix',
    log: printed(
      (m) =>
        `2026-01-02T10:11:12Z INFO {"step": ${m.epoch}, "train": {"loss": ${m.trainLoss}, "acc": ${m.trainAcc}}, "test": {"loss": ${m.testLoss}, "acc": ${m.testAcc}}}`,
    ),
    names: split,
    axis: 'step',
  },
  {
    title: 'dicts of tensors',
    log: printed(
      (m) =>
        `{'epoch': ${m.epoch}, 'train_loss': tensor(${m.trainLoss}, device='cuda:0', grad_fn=<MeanBackward0>), 'train_acc': np.float64(${m.trainAcc}), 'test_loss': tensor(${m.testLoss}), 'test_acc': ${m.testAcc}}`,
    ),
    names: four,
  },
  {
    title: 'tensors that open the line',
    log: printed(
      (m) => `train_loss=tensor(${m.trainLoss}), test_loss=tensor(${m.testLoss}), epoch=${m.epoch}`,
    ),
    names: ['train_loss', undefined, 'test_loss', undefined],
  },
  {
    title: 'tensors in a plain line',
    log: printed(
      (m) =>
        `epoch ${m.epoch} train_loss tensor(${m.trainLoss}, device='cuda:0') train_acc tensor(${m.trainAcc}) test_loss tensor(${m.testLoss}) test_acc ${m.testAcc}`,
    ),
    names: four,
  },
  {
    title: 'an epoch heading over indented lines',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}/100\n----------\n  train Loss: ${m.trainLoss} Acc: ${m.trainAcc}\n  test Loss: ${m.testLoss} Acc: ${m.testAcc}\n`,
    ),
    names: split,
  },
  {
    title: 'batches, then the average of the epoch',
    log: printed(
      (m) =>
        `Train Epoch: ${m.epoch} [0/60000 (0%)]\tLoss: 9.9\nTrain Epoch: ${m.epoch} [640/60000 (1%)]\tLoss: 9.8\n\nTrain set: Average loss: ${m.trainLoss}, Acc: ${Number(m.trainAcc) * 10_000}/10000 (${percent(m.trainAcc)}%)\nTest set: Average loss: ${m.testLoss}, Acc: ${Number(m.testAcc) * 10_000}/10000 (${percent(m.testAcc)}%)\n`,
    ),
    names: split,
    scale: 100,
  },
  {
    title: 'running averages (PyTorch ImageNet example)',
    log: printed(
      (m) =>
        `Epoch: [${m.epoch}][  0/391]\tTime  0.1 ( 0.2)\tLoss 9.9e+00 (9.8e+00)\tAcc@1   1.00 (  2.00)\nEpoch: [${m.epoch}][390/391]\tTime  0.1 ( 0.2)\tLoss 9.9 (${m.trainLoss})\tAcc@1  33.00 (${percent(m.trainAcc)})\nTest: [ 0/79]\tTime  0.1 ( 0.2)\tLoss 7.7 (${m.testLoss})\tAcc@1  5.00 (  6.00)\n *   Acc@1 ${percent(m.testAcc)}`,
    ),
    names: ['Loss', 'Acc@1', 'test/loss', 'test/acc@1'],
    scale: 100,
  },
  {
    title: 'timm',
    log: printed(
      (m) =>
        `Train: ${m.epoch} [   0/391 (  0%)]  Loss: 9.9 (9.9)  Time: 0.5s,  250.01/s  LR: 1.0e-03\nTrain: ${m.epoch} [ 390/391 (100%)]  Loss: 9.1 (${m.trainLoss})  Time: 0.5s,  250.01/s  LR: 1.0e-03\nTest: [  78/78]  Time: 0.2 (0.2)  Loss: 5.0 (${m.testLoss})  Acc@1: 11.0 (${percent(m.testAcc)})`,
    ),
    names: ['train/loss', undefined, 'test/loss', 'test/acc@1'],
    scale: 100,
  },
  {
    title: 'MMEngine',
    log: printed(
      (m) =>
        `01/02 10:11:12 - mmengine - INFO - Epoch(train)   [${m.epoch}][100/100]  lr: 1.0e-02  eta: 0:10:00  time: 0.02  data_time: 0.01  memory: 300  loss: ${m.trainLoss}\n01/02 10:11:12 - mmengine - INFO - Saving checkpoint at ${m.epoch} epochs\n01/02 10:11:13 - mmengine - INFO - Epoch(val) [${m.epoch}][16/16]    accuracy/top1: ${percent(m.testAcc)}  data_time: 0.01`,
    ),
    names: ['train/loss', undefined, undefined, 'val/accuracy/top1'],
    scale: 100,
  },
  {
    title: 'fairseq',
    log: printed(
      (m) =>
        `2026-01-02 10:11:12 | INFO | train_inner | epoch ${String(m.epoch).padStart(3, '0')}:    100 / 391 loss=9.9, ppl=3.2, wps=2203, num_updates=${m.epoch * 391 - 291}, lr=0.0001\n2026-01-02 10:11:12 | INFO | valid | epoch ${m.epoch} | valid on 'valid' subset | loss ${m.testLoss} | wps 9876 | num_updates ${m.epoch * 391}\n2026-01-02 10:11:12 | INFO | fairseq.checkpoint_utils | Saved checkpoint ckpt${m.epoch}.pt (epoch ${m.epoch} @ 5 updates, score 9.1) (writing took 1.2 seconds)\n2026-01-02 10:11:12 | INFO | train | epoch ${m.epoch} | loss ${m.trainLoss} | ups 0.5 | num_updates ${m.epoch * 391}`,
    ),
    names: ['train/loss', undefined, 'val/loss', undefined],
    axis: 'step',
    step: (epoch) => epoch * 391,
  },
  {
    title: 'Megatron',
    log: printed(
      (m) =>
        ` [2026-01-02 10:11:12] iteration ${String(m.epoch * 10).padStart(8)}/     200 | consumed samples:         80 | elapsed time per iteration (ms): 1234.5 | learning rate: 3.0E-04 | lm loss: ${m.trainLoss} | grad norm: 2.3 | number of skipped iterations:   0 | number of nan iterations:   0 |\n-----\n validation loss at iteration ${m.epoch * 10} | lm loss value: ${m.testLoss} | lm loss PPL: 8.1E+00 | \n-----`,
    ),
    names: ['lm loss', undefined, 'val/lm loss value', undefined],
    axis: 'step',
    step: (epoch) => epoch * 10,
  },
  {
    // The formats of training.py of Megatron-LM at 001b00c2.
    title: 'Megatron Core',
    log: printed(
      (m) =>
        ` [2026-01-02 10:11:12.123456] iteration ${String(m.epoch * 10).padStart(8)}/     200 | consumed samples: ${String(m.epoch * 80).padStart(12)} | elapsed time per iteration (ms): 1234.5 | throughput per GPU (TFLOP/s/GPU): 12.3 | learning rate: 3.000000E-04 | global batch size:     8 | lm loss: ${Number(m.trainLoss).toExponential(6).replace('e', 'E')} | loss scale: 1.0 | grad norm: 2.345 | num zeros: 0 | params norm: 12.345 | number of skipped iterations:   0 | number of nan iterations:   0 |\n-----------------------------------------------------------------------------------------------\n validation loss at iteration ${m.epoch * 10} on validation set | lm loss value: ${Number(m.testLoss).toExponential(6).replace('e', 'E')} | lm loss PPL: 8.123456E+00 | \n-----------------------------------------------------------------------------------------------`,
    ),
    names: ['lm loss', undefined, 'val/lm loss value', undefined],
    axis: 'step',
    step: (epoch) => epoch * 10,
  },
  {
    // JsonProgressBar of fairseq at 0400ebb5, where numbers are texts.
    title: 'fairseq, as JSON',
    log: printed(
      (m) =>
        `2026-01-02 10:11:12 | INFO | train_inner | {"epoch": ${m.epoch}, "update": ${m.epoch - 0.5}, "loss": "9.9", "num_updates": "${m.epoch * 391 - 100}", "lr": "0.0001"}\n2026-01-02 10:11:12 | INFO | train | {"epoch": ${m.epoch}, "train_loss": "${m.trainLoss}", "train_num_updates": "${m.epoch * 391}", "train_lr": "0.0001"}\n2026-01-02 10:11:12 | INFO | valid | {"epoch": ${m.epoch}, "valid_loss": "${m.testLoss}", "valid_num_updates": "${m.epoch * 391}"}`,
    ),
    names: ['train_loss', undefined, 'valid_loss', undefined],
    axis: 'step',
    step: (epoch) => epoch * 391,
  },
  {
    // train.py of timm, at the versions since 0.9, with the epoch counted in a bracket.
    title: 'timm, with two brackets',
    log: printed(
      (m) =>
        `Train: [${m.epoch}/20] [   0/391 (  0%)]  Loss: 9.900 (9.90)  Time: 0.500s,  250.01/s  (0.500s,  250.01/s)  LR: 1.000e-03  Data: 0.100 (0.100)\nTrain: [${m.epoch}/20] [ 390/391 (100%)]  Loss: 9.100 (${m.trainLoss})  Time: 0.500s,  250.01/s  (0.500s,  250.01/s)  LR: 1.000e-03  Data: 0.100 (0.100)\nTest: [  78/78]  Time: 0.200 (0.200)  Loss:  5.0000 (${m.testLoss})  Acc@1: 11.0000 (${percent(m.testAcc)})  Acc@5: 50.0000 (60.0000)`,
    ),
    names: ['train/loss', undefined, 'test/loss', 'test/acc@1'],
    scale: 100,
  },
  {
    title: 'nanoGPT',
    log: printed(
      (m) =>
        `step ${m.epoch}: train loss ${m.trainLoss}, val loss ${m.testLoss}\niter ${m.epoch}: loss 9.9, time 12.30ms, mfu 3.21%`,
    ),
    names: ['train/loss', undefined, 'val/loss', undefined],
    axis: 'step',
  },
  {
    title: 'llm.c',
    log: printed((m) => `s:${m.epoch * 10} trl:${m.trainLoss}\ns:${m.epoch * 10} tel:${m.testLoss}`),
    names: ['trl', undefined, 'tel', undefined],
    axis: 'step',
    step: (epoch) => epoch * 10,
  },
  {
    title: 'DeepSpeed',
    log: printed(
      (m) =>
        `[2026-01-02 10:11:12,123] [INFO] [logging.py:96:log_dist] [Rank 0] step=${m.epoch}, skipped=0, lr=[0.001], mom=[(0.9, 0.999)]\nsteps: ${m.epoch} loss: ${m.trainLoss} iter time (s): 0.512 samples/sec: 64.000`,
    ),
    names: ['loss', undefined, undefined, undefined],
    axis: 'step',
  },
  {
    title: 'detectron2, with colours',
    log: printed(
      (m) =>
        `\u001b[32m[01/02 10:11:12 d2.utils.events]: \u001b[0m eta: 0:10:00  iter: ${m.epoch * 20 - 1}  total_loss: ${m.trainLoss}  time: 0.31  lr: 0.0002  max_mem: 3000M`,
    ),
    names: ['total_loss', undefined, undefined, undefined],
    axis: 'step',
    step: (epoch) => epoch * 20 - 1,
  },
  {
    title: 'clu through absl',
    log: printed(
      (m) =>
        `I0102 10:11:12.123456 140085655567232 logging_writer.py:48] [${m.epoch * 100}] train_loss=${m.trainLoss}, steps_per_sec=12.3\nI0102 10:11:12.123456 140085655567232 logging_writer.py:48] [${m.epoch * 100}] eval/accuracy=${m.testAcc}, eval/loss=${m.testLoss}`,
    ),
    names: ['train_loss', undefined, 'eval/loss', 'eval/accuracy'],
    axis: 'step',
    step: (epoch) => epoch * 100,
  },
  {
    title: 'XGBoost',
    log: printed((m) => `[${m.epoch}]\ttrain-logloss:${m.trainLoss}\teval-logloss:${m.testLoss}`),
    names: ['train-logloss', undefined, 'eval-logloss', undefined],
    axis: 'step',
  },
  {
    title: 'LightGBM, with its last word on the best iteration',
    log: printed(
      (m) =>
        `[${m.epoch * 10}]\ttraining's binary_logloss: ${m.trainLoss}\tvalid_1's binary_logloss: ${m.testLoss}`,
      '[LightGBM] [Info] Total Bins 1234\n',
      "Early stopping, best iteration is:\n[10]\ttraining's binary_logloss: 0.1\tvalid_1's binary_logloss: 1.5\n",
    ),
    names: ['train/binary_logloss', undefined, 'valid_1 binary_logloss', undefined],
    axis: 'step',
    step: (epoch) => epoch * 10,
  },
  {
    title: 'CatBoost',
    log: printed(
      (m) =>
        `${m.epoch}:\tlearn: ${m.trainLoss}\ttest: ${m.testLoss}\tbest: 1.5 (3)\ttotal: 50.1ms\tremaining: 10.2s`,
      '',
      '\nbestTest = 1.5\nbestIteration = 3\n',
    ),
    names: ['train', undefined, 'test', undefined],
    axis: 'step',
  },
  {
    title: 'fastai',
    log: printed(
      (m) =>
        `${String(m.epoch).padEnd(10)}${m.trainLoss.padEnd(12)}${m.testLoss.padEnd(12)}${m.testAcc.padEnd(10)}00:03     `,
      'epoch     train_loss  valid_loss  accuracy  time    \n',
    ),
    names: ['train_loss', undefined, 'valid_loss', 'accuracy'],
  },
  {
    title: 'spaCy',
    log: printed(
      (m) =>
        `${String(m.epoch).padStart(3)}  ${String(m.epoch * 200).padStart(6)}  ${m.trainLoss.padStart(8)}  ${percent(m.testAcc).padStart(6)}  ${m.testAcc.padStart(6)}`,
      '=== Training pipeline ===\nE    #       LOSS NER  ENTS_F  SCORE \n---  ------  --------  ------  ------\n',
    ),
    names: ['LOSS NER', undefined, undefined, 'SCORE'],
    axis: 'step',
    step: (epoch) => epoch * 200,
  },
  {
    title: 'skorch, with blank cells',
    log: printed(
      (m) =>
        `${String(m.epoch).padStart(7)}  ${m.trainLoss.padStart(12)}  ${m.testAcc.padStart(11)}  ${m.testLoss.padStart(12)}  ${m.epoch % 2 ? '   +' : '    '}  0.0123`,
      '  epoch    train_loss    valid_acc    valid_loss    cp     dur\n-------  ------------  -----------  ------------  ----  ------\n',
    ),
    names: ['train_loss', undefined, 'valid_loss', 'valid_acc'],
  },
  {
    title: 'a box-drawing table',
    log: printed(
      (m) =>
        `│ ${m.epoch} │ ${m.trainLoss} │ ${percent(m.trainAcc)} % │ ${m.testLoss} │ ${percent(m.testAcc)} % │`,
      '┌───┬───┐\n│ Epoch │ Train Loss │ Train Acc │ Test Loss │ Test Acc │\n├───┼───┤\n',
      '└───┴───┘\n',
    ),
    names: split,
    scale: 100,
  },
  {
    title: 'a Markdown table with thousands separators',
    log: printed(
      (m) =>
        `| ${(m.epoch * 1000).toLocaleString('en')} | ${m.trainLoss} | ${m.trainAcc} | ${m.testLoss} | ${m.testAcc} |`,
      '| step | train_loss | train_acc | test_loss | test_acc |\n|---|---|---|---|---|\n',
    ),
    names: four,
    axis: 'step',
    step: (epoch) => epoch * 1000,
  },
  {
    title: 'headings and rows parted by single blanks, after other lines',
    log: printed(
      (m) => `${m.epoch} ${m.trainLoss} ${m.trainAcc} ${m.testLoss} ${m.testAcc}`,
      'running on cpu\nepoch train_loss train_acc test_loss test_acc\n',
    ),
    names: four,
  },
  {
    title: 'aligned columns, of which a wide name leaves one blank, between other lines',
    log: `${printed(
      (m) =>
        [m.epoch, m.trainLoss, m.trainAcc, m.testLoss, m.testAcc]
          .map((cell) => String(cell).padStart(10))
          .join(' '),
      'running on cpu\n     epoch train_loss  train_acc  test_loss   test_acc\n',
    )}\nTraining finished in 12.5s\n`,
    names: four,
  },
  {
    title: 'Stable-Baselines blocks',
    log: printed(
      (m) =>
        `----------------------------\n| time/              |     |\n|    iterations      | ${m.epoch} |\n|    total_timesteps | ${m.epoch * 2048} |\n| train/             |     |\n|    loss            | ${m.trainLoss} |\n----------------------------`,
    ),
    names: ['train/loss', undefined, undefined, undefined],
    axis: 'step',
    step: (epoch) => epoch * 2048,
  },
  {
    title: 'Keras, verbose=1',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}/20\n\r\u001b[1m  1/391\u001b[0m \u001b[37m━━━━━━\u001b[0m \u001b[1m9s\u001b[0m 12ms/step - acc: 0.5 - loss: 9.9${'\b'.repeat(40)}\r\u001b[1m391/391\u001b[0m \u001b[32m━━━━━━\u001b[0m \u001b[1m5s\u001b[0m 13ms/step - acc: ${m.trainAcc} - loss: ${m.trainLoss} - val_acc: ${m.testAcc} - val_loss: ${m.testLoss}`,
    ),
    names: ['loss', 'acc', 'val_loss', 'val_acc'],
  },
  {
    title: 'Keras of old, with remarks',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}/20\n  32/1000 [>.....] - ETA: 1s - loss: 9.9 - acc: 0.1\r1000/1000 [======] - 1s 1ms/sample - loss: ${m.trainLoss} - acc: ${m.trainAcc} - val_loss: ${m.testLoss} - val_acc: ${m.testAcc}\n\nEpoch 0000${m.epoch}: val_loss improved from 9.9 to 9.8, saving model to w.h5`,
    ),
    names: ['loss', 'acc', 'val_loss', 'val_acc'],
  },
  {
    title: 'Keras, verbose=2 of old',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}/20\n - 3s - loss: ${m.trainLoss} - acc: ${m.trainAcc} - val_loss: ${m.testLoss} - val_acc: ${m.testAcc}`,
    ),
    names: ['loss', 'acc', 'val_loss', 'val_acc'],
  },
  {
    title: 'one tqdm bar for the run, each state drawn twice',
    log: moments
      .map((m) =>
        `\rtraining:  ${m.epoch * 5}%|${bar}| ${m.epoch}/20 [00:01<00:09, 2.1it/s, loss=${m.trainLoss}, acc=${m.trainAcc}, val_loss=${m.testLoss}, val_acc=${m.testAcc}]`.repeat(
          2,
        ),
      )
      .join(''),
    names: ['train/loss', 'train/acc', 'val_loss', 'val_acc'],
    axis: 'step',
  },
  {
    title: 'one tqdm bar an epoch',
    log: printed(
      (m) =>
        `  0%|     | 0/10 [00:00<?, ?it/s]\r 50%|${bar}| 5/10 [00:01<00:01, 5it/s, loss=9.9]\r100%|${bar}| 10/10 [00:02<00:00, 5it/s, loss=${m.trainLoss}]\nval acc ${m.testAcc}`,
    ),
    names: ['loss', undefined, undefined, 'val/acc'],
  },
  {
    title: 'the epoch before a tqdm bar',
    log: printed(
      (m) =>
        `Epoch: [${m.epoch}/1000] Loss: 9.9 Acc: 0.00%:  67%|${bar}| 2/3 [00:02<00:01,  1.28s/it]\nEpoch: [${m.epoch}/1000] Loss: ${m.trainLoss} Acc: ${percent(m.trainAcc)}%: 100%|${bar}| 3/3 [00:03<00:00,  1.05s/it]`,
    ),
    names: ['Loss', 'Acc', undefined, undefined],
    scale: 100,
  },
  {
    title: 'Lightning with rich',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}/99 ━━━━━━━━━━ 391/391 0:00:10 • 0:00:00 36.52it/s v_num: 0 train_loss: ${m.trainLoss} val_acc: ${m.testAcc}`,
    ),
    names: ['train_loss', undefined, undefined, 'val_acc'],
  },
  {
    title: 'Hugging Face, with its bar and its summary',
    log: printed(
      (m) =>
        `  5%|${bar}| 50/1000 [01:00<09:00,  1.05it/s]\n{'loss': '${m.trainLoss}', 'learning_rate': '4.5e-05', 'epoch': '${m.epoch}'}\n{'eval_loss': ${m.testLoss}, 'eval_accuracy': ${m.testAcc}, 'eval_runtime': 1.2, 'epoch': ${m.epoch}.0}`,
      '',
      "{'train_runtime': 123.4, 'train_loss': 0.5, 'epoch': 20.0}\n",
    ),
    names: ['loss', undefined, 'eval_loss', 'eval_accuracy'],
  },
  {
    title: 'PaddlePaddle',
    log: printed(
      (m) =>
        `[2026/01/02 10:11:12] ppcls INFO: [Train][Epoch ${m.epoch}/20][Iter: 0/391]lr: 0.001, top1: 0.1, loss: 9.9, ips: 64.1 samples/s, eta: 1:00:00\n[2026/01/02 10:11:12] ppcls INFO: [Train][Epoch ${m.epoch}/20][Avg]top1: ${m.trainAcc}, loss: ${m.trainLoss}\n[2026/01/02 10:11:12] ppcls INFO: [Eval][Epoch ${m.epoch}][Avg]loss: ${m.testLoss}, top1: ${m.testAcc}`,
    ),
    names: ['train/loss', 'train/top1', 'eval/loss', 'eval/top1'],
  },
  {
    title: 'TensorFlow estimators',
    log: printed(
      (m) =>
        `INFO:tensorflow:loss = ${m.trainLoss}, step = ${m.epoch} (0.512 sec)\nINFO:tensorflow:global_step/sec: 195.2\nINFO:tensorflow:Saving dict for global step ${m.epoch}: accuracy = ${m.testAcc}, global_step = ${m.epoch}, loss = ${m.testLoss}`,
    ),
    names: ['loss', undefined, 'eval/loss', 'eval/accuracy'],
    axis: 'step',
  },
  {
    title: 'the PyTorch quickstart',
    log: printed(
      (m) =>
        `Epoch ${m.epoch}\n-------------------------------\nloss: ${m.trainLoss}  [   64/60000]\nTest Error: \n Acc: ${percent(m.testAcc)}%, Avg loss: ${m.testLoss} \n`,
    ),
    names: ['loss', undefined, 'test/loss', 'test/acc'],
    scale: 100,
  },
  {
    title: 'a counter glued to its letter',
    log: printed(
      (m) =>
        `E${String(m.epoch).padStart(3, '0')} | tr_loss ${m.trainLoss} tr_acc ${percent(m.trainAcc)}% te_loss ${m.testLoss} te_acc ${percent(m.testAcc)}%`,
    ),
    names: ['tr_loss', 'tr_acc', 'te_loss', 'te_acc'],
    scale: 100,
  },
  {
    title: 'steps in thousands',
    log: printed((m) => `[${m.epoch}.5k/30k] train_loss=${m.trainLoss} test_loss=${m.testLoss}`),
    names: ['train_loss', undefined, 'test_loss', undefined],
    axis: 'step',
    step: (epoch) => (epoch + 0.5) * 1000,
  },
  {
    title: 'an accuracy said after its epoch',
    log: printed((m) => `Test accuracy after epoch ${m.epoch}: ${m.testAcc}`),
    names: [undefined, undefined, undefined, 'test/accuracy'],
  },
  {
    title: 'no counter at all',
    log: printed(
      (m) =>
        `train loss: ${m.trainLoss}, train acc: ${m.trainAcc}, test loss: ${m.testLoss}, test acc: ${m.testAcc}`,
    ),
    names: split,
    axis: 'row',
    step: (epoch) => epoch - 1,
  },
];

describe('styles of text logs', () => {
  it.each(styles)('$title', async ({ log, names, scale = 1, axis = 'epoch', step = (epoch) => epoch }) => {
    const run = await runOf(log);
    const steps = moments.map((moment) => step(moment.epoch));
    for (const [index, key] of (['trainLoss', 'trainAcc', 'testLoss', 'testAcc'] as const).entries()) {
      const name = names[index];
      if (name === undefined) continue;
      const values = valuesOf(run, name).map((value) => Number(value.toFixed(4)));
      expect({ name, values }).toEqual({ name, values: column(key, key.endsWith('Acc') ? scale : 1) });
      expect([...seriesOf(run, name).steps]).toEqual(steps);
      expect(seriesOf(run, name).axis.name).toBe(axis);
    }
  });

  it('keeps the values of batches apart from those of epochs', async () => {
    const run = await runOf(
      printed(
        (m) => `Train Epoch: ${m.epoch} [0/60000 (0%)]\tLoss: 9.9\nTrain set: Average loss: ${m.trainLoss}`,
      ),
    );
    expect(namesOf(run)).toEqual(['batch/loss', 'train/loss']);
  });

  it('calls the values of batches train loss where there is no other', async () => {
    const run = await runOf(printed((m) => `Train Epoch: ${m.epoch} [0/60000 (0%)]\tLoss: ${m.trainLoss}`));
    expect(namesOf(run)).toEqual(['train/loss']);
  });

  it('leaves a name that stands once behind both data sets to neither', async () => {
    const run = await runOf(
      printed((m) => `epoch ${m.epoch}: train: ${m.trainLoss} test: ${m.testLoss} acc: ${m.testAcc}`),
    );
    expect(namesOf(run)).toEqual(['train', 'test', 'acc']);
  });

  it('takes both train and test accuracy under one repeated name', async () => {
    const run = await runOf(
      printed(
        (m) =>
          `epoch ${m.epoch} train_loss ${m.trainLoss} acc ${m.trainAcc} val_loss ${m.testLoss} acc ${m.testAcc}`,
      ),
    );
    expect(valuesOf(run, 'acc')).toEqual(column('trainAcc'));
    expect(valuesOf(run, 'val/acc')).toEqual(column('testAcc'));
  });
});
