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

function matchesGlob(metric: string, glob: string): boolean {
  const pattern = glob.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(metric);
}
