import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/readers/read-file.js';
import { expectTrueRun, fixtures } from '../helpers/fixture-run.js';
import { memorySource } from '../helpers/memory-source.js';
import { outline } from '../helpers/runs-of.js';

function notebook(...outputs: readonly (readonly object[])[]): string {
  const cells = outputs.map((of) => ({ cell_type: 'code', source: 'train()', outputs: of }));
  return JSON.stringify({ cells: [{ cell_type: 'markdown', source: 'loss 1' }, ...cells], nbformat: 4 });
}

function printed(...text: readonly string[]): object {
  return { output_type: 'stream', name: 'stdout', text };
}

function shown(html: string): object {
  return { output_type: 'display_data', data: { 'text/html': [html], 'text/plain': ['<IPython.HTML>'] } };
}

describe('notebooks', () => {
  it('give a run for each cell that logs one', async () => {
    const name = 'training.ipynb';
    const runs = await readSource(memorySource(readFileSync(join(fixtures, 'notebook', name)), name), {});
    expect(runs.map(({ id }) => id)).toEqual([`${name}#cell 2`, `${name}#cell 3`]);
    const names = {
      train_loss: 'train/loss',
      train_acc: 'train/acc',
      test_loss: 'test/loss',
      test_acc: 'test/acc',
    };
    expectTrueRun(runs[0], { names, tolerance: 5e-3 });
    expectTrueRun(runs[1], { tolerance: 1e-7 });
  });

  it('are read where a trainer shows its table', async () => {
    const table = `<progress value=3></progress><p></p><table border="1" class="dataframe"><thead>
      <tr style="text-align: left;"><th>Step</th><th>Training Loss</th><th>Validation Loss</th></tr></thead><tbody>
      <tr><td>500</td><td>No log</td><td>0.7</td></tr><tr><td>1000</td><td>0.5</td><td>0.6</td></tr>
      <tr><td>1500</td><td>0.4</td><td>0.55</td></tr></tbody></table><p>`;
    const [run, ...more] = await readSource(
      memorySource(notebook([printed('start\n'), shown(table)]), 'a.ipynb'),
      {},
    );
    expect(more).toEqual([]);
    expect(run?.id).toBe('a.ipynb');
    expect(outline(run)).toEqual({
      'Training Loss': 'Step 1000:0.5 1500:0.4',
      'Validation Loss': 'Step 500:0.7 1000:0.6 1500:0.55',
    });
  });

  it.each<[string, object]>([
    [
      'shown',
      {
        output_type: 'execute_result',
        data: { 'text/plain': ["{'loss': [3.0, 2.0],\n", " 'val_loss': [4.0, 3.0]}"] },
      },
    ],
    ['printed', printed('done\n', "{'loss': [3.0, 2.0], 'val_loss': [4.0, 3.0]}\n", 'saved\n')],
  ])('are read where a history of lists is %s', async (_, output) => {
    const [run] = await readSource(memorySource(notebook([output]), 'a.ipynb'), {});
    expect(outline(run)).toEqual({ loss: 'row 0:3 1:2', val_loss: 'row 0:4 1:3' });
  });

  const table = (...steps: readonly (number | string)[]): object =>
    shown(
      `<table><tr><th></th><th>step</th><th>test_acc</th></tr>${steps
        .map((step, row) => `<tr><th>${row}</th><td>${step}</td><td>${step === '...' ? step : 0.5}</td></tr>`)
        .join('')}</table>`,
    );
  const log = printed('step 1 loss 0.5\nstep 2 loss 0.4\n');

  it.each([
    ['the head of a table', table(0, 10, 20)],
    ['a table with rows left out', table(0, 10, 20, 30, '...', 80, 90)],
  ])('pass over %s beside a log, and say what it is where it stands alone', async (_, output) => {
    const [run, ...more] = await readSource(memorySource(notebook([output], [log]), 'a.ipynb'), {});
    expect(more).toEqual([]);
    expect(run?.series.map(({ name }) => name)).toEqual(['loss']);
    const [alone] = await readSource(memorySource(notebook([output]), 'a.ipynb'), {});
    expect(alone?.series.map(({ name }) => name)).toEqual(['test_acc']);
    expect(alone?.notes.map(({ code }) => code)).toContain('excerpt');
  });

  it('keep whole tables beside a log', async () => {
    const runs = await readSource(memorySource(notebook([table(0, 1, 2, 3, 4, 5)], [log]), 'a.ipynb'), {});
    expect(runs.map(({ id }) => id)).toEqual(['a.ipynb#cell 2', 'a.ipynb#cell 3']);
  });

  it('join what a cell printed bit by bit', async () => {
    const parts = ['epoch 1 loss ', '0.5\nepoch 2 loss 0.4\n', 'epoch 3 loss 0.3\n'].map((text) =>
      printed(text),
    );
    const [run] = await readSource(memorySource(notebook(parts), 'a.ipynb'), {});
    expect(outline(run)).toEqual({ loss: 'epoch 1:0.5 2:0.4 3:0.3' });
  });

  it('without a log are refused', async () => {
    const source = memorySource(notebook([printed('hello\n')], []), 'a.ipynb');
    await expect(readSource(source, {})).rejects.toMatchObject({ code: 'no-series' });
  });
});
