import type { ConfigEntry, Note, Run, Series } from '../../run/run.js';
import { GrokscopeError } from '../../util/errors.js';
import { listed, quotedList } from '../../util/listed.js';
import type { Origin } from '../origin.js';
import type { ReadOptions } from '../reader.js';
import { nameOfFile } from '../csv/names.js';
import { counterName, isMetricName } from '../table/names.js';
import { runsFromTable } from '../table/runs.js';
import type { Table } from '../table/table.js';
import { fewestUnnamed, framesOf, type RunColumn } from './frames.js';
import { outlineOf } from './outline.js';
import { type Part, plansOf, type RunPlan } from './plan.js';
import type { Points } from './points.js';
import { type RunMatrix, type SeedRun, seedRunsOf } from './seeds.js';
import type { TreeValue } from './value.js';
import { isAxisName } from './words.js';

/** What stands for the key of a series that is the whole content of its file. */
const namedByFile = '';

/**
 * The runs in a tree of lists and objects, found by structure: records, columns, nested splits, several runs side
 * by side. Empty where nothing in it is a curve. Throws `usage` where `options.step` names no list and no column.
 */
export function runsFromTree(root: TreeValue, origin: Origin, options: ReadOptions): Run[] {
  const plans = plansOf(outlineOf(root, fileName(origin.path)));
  const found = plans.flatMap((plan) => new RunMaker(plan, origin, options.step).make());
  checkStep(plans, origin, options.step);
  const runs = withCurves(found);
  const only = runs.length === 1;
  return runs.map((run) => (only ? { ...run, id: origin.path } : run));
}

/** The runs without tables of something else, which name no measure, count no steps and have few rows. */
function withCurves(runs: readonly Run[]): Run[] {
  const measured = runs.filter((run) => run.series.some(({ name }) => isMetricName(name)));
  if (measured.length > 0) return measured;
  return runs.filter((run) =>
    run.series.some(({ axis, steps }) => axis.unit !== 'index' || steps.length >= fewestUnnamed),
  );
}

/** Makes the run, or the runs by seed, of one plan. */
class RunMaker {
  private readonly plan: RunPlan;
  private readonly origin: Origin;
  private readonly step: string | undefined;
  private readonly stem: string;

  constructor(plan: RunPlan, origin: Origin, step: string | undefined) {
    this.plan = plan;
    this.origin = origin;
    this.step = step;
    this.stem = nameOfFile(origin.path);
  }

  make(): Run[] {
    const { parts, leftOut } = this.plan;
    const columns = parts.flatMap((part) => this.columnsOf(part));
    const seeds = seedRunsOf(
      columns,
      parts.flatMap((part) => this.matricesOf(part)),
      parts.flatMap(({ outline }) => outline.texts),
    );
    const axes = columns.filter(({ key }) => isAxisName(key));
    const beside = parts.filter((part) => !part.axesOnly).flatMap((part) => this.besidesOf(part, axes));
    const notes: Note[] = [...seeds.notes];
    if (leftOut.length > 0)
      notes.push({ code: 'left-out', message: `lists beside the runs were left out: ${listed(leftOut)}` });
    return seeds.runs.flatMap((seed) => this.assemble(seed, beside, notes));
  }

  private columnsOf({ prefix, outline, axesOnly }: Part): RunColumn[] {
    return outline.columns
      .filter(({ name }) => !axesOnly || isAxisName(name) || name === this.step)
      .map(({ name, cells }) => ({ name: this.nameOf(prefix, name), key: name, prefix, cells }));
  }

  private matricesOf({ prefix, outline, axesOnly }: Part): RunMatrix[] {
    if (axesOnly) return [];
    return outline.matrices.map(({ name, ...grid }) => ({
      name: this.nameOf(prefix, name),
      key: name,
      prefix,
      ...grid,
    }));
  }

  /** Runs from what brings its own steps: tables and points. Rows without a counter have a step axis of their number. */
  private besidesOf({ prefix, outline }: Part, axes: readonly RunColumn[]): Run[] {
    const { points } = outline;
    const table = outline.table && withAxis(outline.table, axes);
    const runs = table ? this.fromTable(table, hasColumn(table, this.step) ? this.step : undefined) : [];
    if (points.length > 0) runs.push(this.bareRun(points.map(seriesOfPoints)));
    return runs.map((run) => ({
      ...run,
      series: run.series.map((series) => ({ ...series, name: this.nameOf(prefix, series.name) })),
    }));
  }

  private assemble(seed: SeedRun, beside: readonly Run[], notes: readonly Note[]): Run[] {
    const settings = [...seed.settings, ...this.plan.settings];
    const { frames, notes: frameNotes } = framesOf(seed.columns, settings, this.step);
    const runs = [...frames.flatMap(({ table, axis }) => this.fromTable(table, axis)), ...beside];
    const whole = runs.filter((run) => run.id === this.origin.path);
    const split = runs.filter((run) => run.id !== this.origin.path);
    const [first] = whole;
    const made = first ? [joined(first, whole), ...split] : split;
    return made.map((run) => ({
      ...run,
      id: this.idOf(run, seed.label),
      config: withoutRepeats(
        [...run.config, ...settings],
        (entry: ConfigEntry) => `${entry.key}\n${entry.value}`,
      ),
      notes: withoutRepeats(
        [...run.notes, ...frameNotes, ...notes],
        (note: Note) => `${note.code}\n${note.message}`,
      ),
    }));
  }

  private fromTable(table: Table, step: string | undefined): Run[] {
    return runsFromTable(table, this.origin, step === undefined ? {} : { step });
  }

  private bareRun(series: readonly Series[]): Run {
    const { path, format } = this.origin;
    return { id: path, source: { path, format, files: [path] }, series, config: [], notes: [] };
  }

  private nameOf(prefix: readonly string[], name: string): string {
    return [...prefix, name === namedByFile ? this.stem : name].join('/');
  }

  private idOf(run: Run, label: string): string {
    const inner = run.id.slice(this.origin.path.length + 1);
    const name = [this.plan.path.join('/'), label, inner].filter((part) => part !== '').join(',');
    return name === '' ? this.origin.path : `${this.origin.path}#${name}`;
  }
}

/** `first` with the series, settings and notes of all; of two series of one name, the first stays. */
function joined(first: Run, all: readonly Run[]): Run {
  return {
    ...first,
    series: withoutRepeats(
      all.flatMap((run) => run.series),
      (series) => series.name,
    ),
    config: all.flatMap((run) => run.config),
    notes: all.flatMap((run) => run.notes),
  };
}

function withoutRepeats<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const known = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function seriesOfPoints({ name, axis, steps, values }: Points): Series {
  return { name, axis: { name: axis, unit: counterName(axis)?.unit ?? 'step' }, steps, values };
}

/** A table without a counter, with the first axis that has as many rows. */
function withAxis(table: Table, axes: readonly RunColumn[]): Table {
  if (table.columns.some(({ name }) => isAxisName(name))) return table;
  const axis = axes.find(({ cells }) => cells.length === table.rowCount);
  if (!axis) return table;
  const { rows, values } = axis.cells;
  return { ...table, columns: [{ kind: 'number', name: axis.key, rows, values }, ...table.columns] };
}

function hasColumn(table: Table, name: string | undefined): boolean {
  return table.columns.some((column) => column.kind === 'number' && column.name === name);
}

function checkStep(plans: readonly RunPlan[], origin: Origin, step: string | undefined): void {
  if (step === undefined) return;
  const outlines = plans.flatMap((plan) => plan.parts).map(({ prefix, outline }) => ({ prefix, outline }));
  const names = outlines.flatMap(({ prefix, outline }) =>
    [...outline.columns, ...(outline.table?.columns ?? [])].flatMap(({ name }) => [
      name,
      [...prefix, name].join('/'),
    ]),
  );
  if (names.includes(step)) return;
  throw new GrokscopeError(
    'usage',
    origin.path,
    `there is no list of numbers named "${step}"`,
    `Choose one of ${quotedList([...new Set(names)], 30)}.`,
  );
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
