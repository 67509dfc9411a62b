import { isList, isObject, type TreeObject, type TreeValue } from '../tree/value.js';
import { type ShownText, tablesIn } from './html-table.js';
import { jsonOfPython } from './python-literal.js';

/** What a cell of a notebook printed and showed. */
export interface CellOutputs {
  /** Place of the cell in the notebook, from 1. */
  readonly number: number;
  /** Texts that may hold a log: all that was printed, tables as CSV, values as text. */
  readonly texts: readonly ShownText[];
}

/** The outputs of the code cells of a notebook of version 3 or 4. Format: https://nbformat.readthedocs.io */
export function outputsOf(notebook: TreeValue): CellOutputs[] {
  return cellsOf(notebook).flatMap((cell, index) => {
    const outputs = objectsIn(cell['outputs']);
    if (outputs.length === 0) return [];
    const printed = outputs
      .filter(({ output_type: type }) => type === 'stream')
      .map(({ text }) => textOf(text));
    const text = printed.join('');
    const texts = [...[text, ...dictionariesIn(text)].map(wholeText), ...outputs.flatMap(shownBy)];
    return [{ number: index + 1, texts: texts.filter((one) => one.text.trim() !== '') }];
  });
}

function cellsOf(notebook: TreeValue): TreeObject[] {
  if (!isObject(notebook)) return [];
  const sheets = objectsIn(notebook['worksheets']);
  return sheets.length > 0 ? sheets.flatMap(({ cells }) => objectsIn(cells)) : objectsIn(notebook['cells']);
}

/** The tables in what an output shows, else its value as text. */
function shownBy(output: TreeObject): ShownText[] {
  const data = output['data'];
  const [html, plain] = isObject(data)
    ? [data['text/html'], data['text/plain']]
    : [output['html'], output['output_type'] === 'stream' ? '' : output['text']];
  const tables = tablesIn(textOf(html));
  const text = textOf(plain);
  return tables.length > 0 ? tables : [wholeText(jsonOfPython(text) ?? text)];
}

function wholeText(text: string): ShownText {
  return { text, isExcerpt: false };
}

/** The dictionaries of lists among printed lines, such as the history of Keras. */
function dictionariesIn(printed: string): string[] {
  return printed
    .split('\n')
    .filter((line) => /^\{['"][^'"]+['"]: \[.*\]\}\s*$/.test(line))
    .flatMap((line) => jsonOfPython(line) ?? []);
}

/** A text, or a list of lines with their ends. */
function textOf(value: TreeValue | undefined): string {
  if (isList(value)) return value.filter((line) => typeof line === 'string').join('');
  return typeof value === 'string' ? value : '';
}

function objectsIn(value: TreeValue | undefined): TreeObject[] {
  return isList(value) ? value.filter(isObject) : [];
}
