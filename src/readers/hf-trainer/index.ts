import { GrokscopeError } from '../../util/errors.js';
import { readJson } from '../json/parse.js';
import type { Reader } from '../reader.js';
import { runsFromTree } from '../tree/index.js';

const format = 'hf-trainer-state';

/** The state of the trainer of Hugging Face `transformers`: its log is a list of records of several kinds. */
export const hfTrainerReader: Reader = {
  format,
  description: 'trainer_state.json of the Hugging Face Trainer',
  sniff(head) {
    const text = new TextDecoder().decode(head);
    if (!/^\s*\{/.test(text)) return 0;
    return /"log_history"\s*:/.test(text) && /"(?:global_step|is_world_process_zero)"\s*:/.test(text)
      ? 0.97
      : 0;
  },
  async *read(source, options) {
    const runs = runsFromTree(await readJson(source), { path: source.path, format }, options);
    if (runs.length === 0)
      throw new GrokscopeError(
        'no-series',
        source.path,
        'the "log_history" of this trainer state holds no values',
        'Train past the first logging step, or name the trainer_state.json of a later checkpoint.',
      );
    yield* runs;
  },
};
