import { takeLoneRecords } from '../jsonl/lone-records.js';
import { RecordWriter } from '../jsonl/records.js';
import { isMetricName, isOutcomeName, isSettingsName } from '../table/names.js';
import type { Table } from '../table/table.js';
import { readCells } from './cells.js';
import { isList, isObject, NdArray, type TreeObject } from './value.js';
import { isRowCounter } from './words.js';

/** A table of one row a record. `from` says in words where the records stand. */
export function tableFromRecords(records: readonly TreeObject[], from: string): Table {
  const writer = new RecordWriter();
  for (const record of records) writer.write(isTrainerSummary(record) ? withoutMeans(record) : record, from);
  const message = 'the "train_loss" of the last record is the mean of the whole run and was left out';
  const notes = records.some(isTrainerSummary) ? [{ code: 'run-mean', message }] : [];
  return takeLoneRecords(writer.table(notes));
}

/** Whether the objects of a list are rows of one table, rather than runs of which each holds curves. */
export function holdsRows(objects: readonly TreeObject[]): boolean {
  const first = objects[0] ?? {};
  const last = objects.at(-1) ?? {};
  const counter = Object.keys(first).find((key) => isRowCounter(key) && typeof first[key] === 'number');
  if (counter !== undefined && (objects.length === 1 || first[counter] !== last[counter])) return true;
  return !objects.slice(0, 3).some((object) => bearsCurves(object, 3));
}

/** Whether each object is the summary of a run: it counts no step, and all that it measures is final or best. */
export function holdsOutcomes(objects: readonly TreeObject[]): boolean {
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const measures = keys.filter((key) => isMetricName(key));
  return measures.length > 0 && measures.every(isOutcomeName) && !keys.some(isRowCounter);
}

function bearsCurves(object: TreeObject, depth: number): boolean {
  return Object.entries(object).some(([key, value]) => {
    if (isSettingsName(key)) return false;
    if (isObject(value)) return depth > 0 && bearsCurves(value, depth - 1);
    if (!isList(value) && !(value instanceof NdArray)) return false;
    return isList(value) && value.every(isObject) ? value.length > 1 : (readCells(value)?.length ?? 0) > 1;
  });
}

/** Whether this is the record that the trainer of Hugging Face writes when it is done. */
function isTrainerSummary(record: TreeObject): boolean {
  return 'train_runtime' in record && 'train_loss' in record;
}

function withoutMeans(record: TreeObject): TreeObject {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith('train_')));
}
