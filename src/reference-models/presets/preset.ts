import type { Settings } from '../reference-model.js';
import type { TrueVerdict } from '../truth/truth.js';

/** Settings of a reference model under a name, with what they are known to show. */
export interface Preset {
  readonly name: string;
  readonly model: string;
  /** One sentence: what it shows. */
  readonly description: string;
  /** The figure of Lyu et al. 2023 that it repeats, for example `Figure 1a`. */
  readonly figure?: string;
  readonly settings: Settings;
  readonly verdict: TrueVerdict;
  /** Why it takes long and how long; absent where a run takes less than a minute. */
  readonly long?: string;
}
