/** A call of `wandb.define_metric`. Of `name` and `glob` one is empty, and the step metric may be given by index. */
export interface DefinedMetric {
  readonly name: string;
  readonly glob: string;
  readonly stepMetric: string;
  /** Position of the step metric among the defined ones, from 1; 0 where it is not given so. */
  readonly stepMetricIndex: number;
}

/**
 * Which metric counts the steps of a metric, as `define_metric` said; undefined where nothing was said. The exact name
 * goes before a glob, and of several globs the last one counts. W&B's own `_step` and `_runtime` have none.
 */
export function stepMetricOf(metric: string, defined: readonly DefinedMetric[]): string | undefined {
  if (metric.startsWith('_')) return undefined;
  const exact = defined.findLast(({ name }) => name === metric);
  const found = exact ?? defined.findLast(({ glob }) => glob !== '' && matchesGlob(metric, glob));
  if (!found) return undefined;
  const step = found.stepMetric || (defined[found.stepMetricIndex - 1]?.name ?? '');
  return step === '' || step === metric ? undefined : step;
}

/** Whether a name fits a pattern with `*`, in time that no number of them makes long. */
function matchesGlob(metric: string, glob: string): boolean {
  const [start = '', ...parts] = glob.split('*');
  const end = parts.pop();
  if (end === undefined) return metric === glob;
  const last = metric.length - end.length;
  if (!metric.startsWith(start) || !metric.endsWith(end)) return false;
  let at = start.length;
  for (const part of parts) {
    const found = metric.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= last;
}
