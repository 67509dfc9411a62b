import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledLog } from '../../../src/validation/labelled/labelled-log.js';
import { csvOf } from '../../../src/writers/index.js';
import { type Course, courseRun } from '../../helpers/course.js';

/** An entry about which nothing is known but what is given. */
export function labelled(known: Partial<LabelledLog> = {}): LabelledLog {
  return {
    id: 'entry',
    paths: [],
    label: 'grokking',
    alternatives: [],
    counted: true,
    group: 'group',
    truncated: false,
    delayRatio: null,
    times: null,
    logTimes: null,
    span: null,
    names: {},
    keys: [],
    position: null,
    ...known,
  };
}

/** Writes made runs as CSV files, and an index of entries. */
export function writeFolder(
  folder: string,
  courses: Readonly<Record<string, Course>>,
  entries: readonly object[],
): void {
  for (const [name, course] of Object.entries(courses))
    writeFileSync(join(folder, name), csvOf(courseRun(course)));
  writeFileSync(join(folder, 'index.jsonl'), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}
