import type { Axis, ConfigEntry, Note, Run, Series } from '../../run/run.js';
import type { Reader } from '../reader.js';
import { RecordTail } from '../record-tail.js';
import { readThrough } from '../tail.js';
import { maskedCrc32c } from '../../util/crc32c.js';
import { condensedNote } from '../table/builder.js';
import { EventCollector } from './events.js';
import { hparamsConfig } from './hparams.js';
import { type RecordSummary, Records } from './records.js';
import type { Tag } from './tags.js';
import { textConfig } from './text-config.js';

const format = 'tfevents';
const stepAxis: Axis = { name: 'step', unit: 'step' };
const epochAxis: Axis = { name: 'epoch', unit: 'epoch' };

/**
 * TensorBoard event files: scalars of the old style (`simple_value`) and of the new one (tensors), and the settings of
 * the hparams plugin. One file gives one run; `assemble/` joins the files of a folder.
 */
export const tfeventsReader: Reader = {
  format,
  description: 'TensorBoard event files (torch, tensorboardX, TensorFlow, Keras, Lightning, clu)',
  sniff(head) {
    if (head.length < 12) return 0;
    const stored = new DataView(head.buffer, head.byteOffset).getUint32(8, true);
    return stored === maskedCrc32c(head, 0, 8) ? 1 : 0;
  },
  async *read(source, options) {
    yield* await readThrough(new EventTail(source.path), source, options);
  },
  tail: (_head, path) => new EventTail(path),
};

class EventTail extends RecordTail<Records> {
  private readonly collector = new EventCollector();

  constructor(path: string) {
    super(path, (onRecord) => new Records(onRecord));
  }

  runs(): Run[] {
    const { path, collector } = this;
    const run: Run = {
      id: path,
      source: { path, format, files: [path] },
      series: collector.table.tags.filter(isCurve).map(toSeries),
      config: configOf(collector),
      notes: [
        ...recordNotes(this.frames.summary(), this.unreadable),
        ...sessionNotes(collector.sessionStarts),
        ...collector.table.tags.flatMap(condensedNotes),
      ],
    };
    return [run];
  }

  protected add(bytes: Uint8Array, start: number, end: number): void {
    this.collector.add(bytes, start, end);
  }
}

function isCurve(tag: Tag): boolean {
  return tag.length > 0 && !isPlaceholder(tag);
}

/** Lightning logs `hp_metric` -1 once, so that TensorBoard shows its hyperparameters. */
function isPlaceholder(tag: Tag): boolean {
  return tag.name === 'hp_metric' && tag.points().values.every((value) => value === -1);
}

function toSeries(tag: Tag): Series {
  // The callback of Keras names its tags `epoch_loss`, `epoch_accuracy` and counts them by epochs.
  const axis = tag.name.startsWith('epoch_') ? epochAxis : stepAxis;
  return { name: tag.name, axis, ...tag.points() };
}

function condensedNotes({ name, length, logged, condenser }: Tag): Note[] {
  return logged > length ? [condensedNote(logged, condenser, `"${name}"`)] : [];
}

function configOf(collector: EventCollector): ConfigEntry[] {
  return collector.payloads.flatMap(({ tag, plugin, content }) => {
    if (typeof content === 'string') return textConfig(content, tag);
    return plugin === 'hparams' ? hparamsConfig(content) : [];
  });
}

function recordNotes({ skipped, stop }: RecordSummary, unreadable: number): Note[] {
  const notes: Note[] = [];
  const lost = skipped + unreadable;
  if (lost > 0) notes.push({ code: 'damaged', message: `${lost} damaged records were left out.` });
  if (stop?.code === 'damaged')
    notes.push({
      code: 'damaged',
      message: `The file is damaged at byte ${stop.byte}; what follows was not read.`,
    });
  if (stop?.code === 'torn-tail')
    notes.push({
      code: 'torn-tail',
      message: `The last record, at byte ${stop.byte}, is cut off; it was left out.`,
    });
  return notes;
}

function sessionNotes(starts: readonly number[]): Note[] {
  return starts
    .filter((step) => step > 0)
    .map((step) => ({ code: 'resumed', message: `The writer started again at step ${step}.` }));
}
