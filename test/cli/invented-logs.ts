import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A CSV log of a run that fits at about step 100 and generalises around step `t50`, by formula. */
export function grokkingCsv(t50: number = 3000): string {
  const rows = ['step,train_acc,test_acc'];
  for (let step = 10; step <= 20_000; step += Math.ceil(step / 40)) {
    rows.push(
      `${step},${logistic(step, 60, 0.1).toFixed(4)},${(0.01 + 0.985 * logistic(step, t50, 0.1)).toFixed(4)}`,
    );
  }
  return `${rows.join('\n')}\n`;
}

/** A folder with the given files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'grokscope-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}

function logistic(step: number, middle: number, width: number): number {
  return 1 / (1 + Math.exp(-(Math.log(step) - Math.log(middle)) / width));
}
