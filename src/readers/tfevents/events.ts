import { ProtobufCursor } from '../codecs/protobuf.js';
import { TagTable } from './tags.js';
import { tensorScalar } from './tensor.js';

// Event and Summary.Value of tensorflow/core/{util/event,framework/summary}.proto
const event = { step: 2, summary: 5, sessionLog: 7 } as const;
const summaryValue = 1;
const value = { tag: 1, simple: 2, tensor: 8, metadata: 9 } as const;
const sessionStart = 1;

/** A value that is no number: a text summary, or the payload that a plugin keeps in the metadata of a tag. */
export interface Payload {
  readonly tag: string;
  readonly plugin: string;
  /** Text of a text summary, or the bytes of the plugin. */
  readonly content: string | Uint8Array;
}

/** Gathers the scalars of event records, tag by tag. Images, audio and histograms are passed over undecoded. */
export class EventCollector {
  readonly table: TagTable = new TagTable();
  readonly payloads: Payload[] = [];
  /** Steps at which a writer declared that it starts again, so that what was logged from there on is void. */
  readonly sessionStarts: number[] = [];
  private readonly cursor = new ProtobufCursor();

  /** Takes one Event message. Throws `RangeError` where it is no protobuf. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const { cursor } = this;
    cursor.reset(bytes, start, end);
    let step = 0;
    while (cursor.next()) {
      if (cursor.field === event.step) step = cursor.varint();
      else if (cursor.field === event.summary) this.addSummary(bytes, step);
      else if (cursor.field === event.sessionLog) this.addSessionLog(step);
      else cursor.skip();
    }
  }

  private addSummary(bytes: Uint8Array, step: number): void {
    const { cursor } = this;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === summaryValue) this.addValue(bytes, step);
      else cursor.skip();
    }
    cursor.leave(outer);
  }

  private addValue(bytes: Uint8Array, step: number): void {
    const { cursor } = this;
    let tagStart = 0;
    let tagEnd = 0;
    let number: number | string | undefined;
    let metadata: PluginData | undefined;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === value.tag) {
        tagStart = cursor.skipBytes();
        tagEnd = cursor.position;
      } else if (cursor.field === value.simple) number = cursor.float();
      else if (cursor.field === value.tensor) number = tensorScalar(cursor);
      else if (cursor.field === value.metadata) metadata = pluginOf(cursor);
      else cursor.skip();
    }
    cursor.leave(outer);
    if (number === undefined && !metadata) return;
    const tag = this.table.find(bytes, tagStart, tagEnd);
    if (metadata) {
      tag.plugin = metadata.plugin;
      if (metadata.content.length > 0)
        this.payloads.push({ tag: tag.name, plugin: metadata.plugin, content: metadata.content });
    }
    if (typeof number === 'number') {
      if (tag.plugin !== '' && tag.plugin !== 'scalars') return;
      tag.add(step, number);
    } else if (number !== undefined)
      this.payloads.push({ tag: tag.name, plugin: tag.plugin, content: number });
  }

  private addSessionLog(step: number): void {
    const { cursor } = this;
    const outer = cursor.enter();
    while (cursor.next()) {
      if (cursor.field === 1 && cursor.varint() === sessionStart) this.sessionStarts.push(step);
      else if (cursor.field !== 1) cursor.skip();
    }
    cursor.leave(outer);
  }
}

interface PluginData {
  readonly plugin: string;
  readonly content: Uint8Array;
}

/** The plugin data of a SummaryMetadata message. */
function pluginOf(cursor: ProtobufCursor): PluginData {
  let data: PluginData = { plugin: '', content: new Uint8Array() };
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 1) data = pluginData(cursor);
    else cursor.skip();
  }
  cursor.leave(outer);
  return data;
}

function pluginData(cursor: ProtobufCursor): PluginData {
  let plugin = '';
  let content: Uint8Array = new Uint8Array();
  const outer = cursor.enter();
  while (cursor.next()) {
    if (cursor.field === 1) plugin = cursor.string();
    else if (cursor.field === 2) content = cursor.subarray().slice();
    else cursor.skip();
  }
  cursor.leave(outer);
  return { plugin, content };
}
