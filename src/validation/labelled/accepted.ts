import type { Verdict } from '../../detectors/diagnosis.js';
import { VERDICTS } from '../../detectors/diagnosis.js';
import type { LabelledLog } from './labelled-log.js';

/** The verdicts that are right for a label, beside the verdict of that name itself. */
const right: Readonly<Record<string, readonly Verdict[]>> = {
  misgrokking: ['misgrokking', 'partial_misgrokking'],
  'no-delay': ['no_delay'],
  memorization: ['memorised_so_far'],
  partial: ['semi_grokking', 'partial_rise', 'partial_generalisation', 'gradual'],
  'no-learning': ['no_learning', 'underfit'],
  no_learning: ['no_learning', 'underfit'],
  'ungrok/instability': [
    'collapse',
    'anti_grokking',
    'oscillating',
    'ungrokking',
    'late_generalisation_loss',
    'grokking_then_loss',
  ],
  'double-descent': ['double_descent'],
  ordinary: [
    'no_delay',
    'underfit',
    'partial_generalisation',
    'insufficient_data',
    'late_generalisation_loss',
    'gradual',
    'no_learning',
    'unclassified',
    'oscillating',
    'diverged',
    'double_descent',
  ],
  unusable: ['insufficient_data'],
  late_generalisation_loss: [
    'late_generalisation_loss',
    'partial_misgrokking',
    'anti_grokking',
    'grokking_then_loss',
  ],
  overfit: [
    'late_generalisation_loss',
    'partial_generalisation',
    'no_delay',
    'gradual',
    'underfit',
    'unclassified',
  ],
};

/** Labels under which a claim of grokking is a false alarm. */
const quiet = [
  'ordinary',
  'no-delay',
  'no_delay',
  'memorization',
  'memorised_so_far',
  'no-learning',
  'no_learning',
];

/** What was found for a labelled log. */
export interface Finding {
  readonly verdict: Verdict;
  readonly tags: readonly string[];
}

/** Whether the verdict is right for the label or one of its alternatives. */
export function isAccepted(log: LabelledLog, finding: Finding): boolean {
  return [log.label, ...log.alternatives].some(
    (label) => verdictsOf(label).includes(finding.verdict) || isNear(label, log, finding),
  );
}

/** The label that a verdict speaks for. */
export function labelOf(verdict: Verdict, labels: readonly string[]): string {
  return labels.find((label) => label !== 'ordinary' && verdictsOf(label).includes(verdict)) ?? verdict;
}

export function isQuiet({ label, alternatives }: LabelledLog): boolean {
  return quiet.includes(label) && !alternatives.includes('grokking');
}

function verdictsOf(label: string): readonly Verdict[] {
  return right[label] ?? VERDICTS.filter((verdict) => verdict === label);
}

/** Neighbours that are as good an answer under a condition. */
function isNear(label: string, log: LabelledLog, { verdict, tags }: Finding): boolean {
  const isBorderline =
    tags.includes('borderline') || log.alternatives.length > 0 || (log.delayRatio ?? 0) >= 1.5;
  const has = (pattern: RegExp): boolean => tags.some((tag) => tag !== 'loss_hump' && pattern.test(tag));
  switch (label) {
    case 'grokking':
      return verdict === 'partial_rise' && log.truncated;
    case 'no-delay':
    case 'no_delay':
      return verdict === 'gradual' && isBorderline;
    case 'misgrokking':
      return verdict === 'late_generalisation_loss' && has(/misgrok|wd_|norm_knee/);
    case 'late_generalisation_loss':
      return verdict === 'misgrokking' && has(/wd_/);
    case 'ungrok/instability':
      return (
        (verdict === 'grokking' || verdict === 'underfit') && has(/slingshot|oscill|stab|collaps|lost|loss/)
      );
    default:
      return false;
  }
}
