import type { Verdict } from '../detectors/diagnosis.js';
import type { Style } from './lines.js';

interface VerdictWords {
  /** Name for people. */
  readonly label: string;
  /** One character for lists. */
  readonly glyph: string;
  readonly style: Style;
}

/** How reports name and mark each verdict. Glyphs tell the kinds apart where there is no colour. */
export const VERDICT_WORDS: Readonly<Record<Verdict, VerdictWords>> = {
  grokking: { label: 'grokking', glyph: '✓', style: 'good' },
  gradual: { label: 'gradual generalisation', glyph: '↗', style: 'waiting' },
  semi_grokking: { label: 'semi-grokking', glyph: '↗', style: 'waiting' },
  partial_rise: { label: 'rise in progress', glyph: '↗', style: 'waiting' },
  memorised_so_far: { label: 'memorised so far', glyph: '…', style: 'waiting' },
  no_delay: { label: 'no delay', glyph: '=', style: 'plain' },
  partial_generalisation: { label: 'partial generalisation', glyph: '=', style: 'plain' },
  misgrokking: { label: 'misgrokking', glyph: '↘', style: 'bad' },
  partial_misgrokking: { label: 'partial misgrokking', glyph: '↘', style: 'bad' },
  late_generalisation_loss: { label: 'late loss of generalisation', glyph: '↘', style: 'bad' },
  grokking_then_loss: { label: 'grokking, then loss', glyph: '↘', style: 'bad' },
  anti_grokking: { label: 'anti-grokking', glyph: '↘', style: 'bad' },
  ungrokking: { label: 'ungrokking', glyph: '↘', style: 'bad' },
  collapse: { label: 'collapse', glyph: '✗', style: 'bad' },
  double_descent: { label: 'double descent', glyph: '~', style: 'plain' },
  oscillating: { label: 'oscillating', glyph: '~', style: 'plain' },
  underfit: { label: 'underfit', glyph: '-', style: 'plain' },
  no_learning: { label: 'no learning', glyph: '-', style: 'plain' },
  diverged: { label: 'diverged', glyph: '✗', style: 'bad' },
  unclassified: { label: 'unclassified', glyph: '?', style: 'dim' },
  insufficient_data: { label: 'not enough data', glyph: '?', style: 'dim' },
};
