import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtobufCursor } from '../../../src/readers/codecs/protobuf.js';
import { bytesField, doubleField, floatField, integerField, textField } from '../helpers/protobuf-writer.js';

function cursorOn(bytes: readonly number[]): ProtobufCursor {
  const cursor = new ProtobufCursor();
  cursor.reset(Uint8Array.from(bytes));
  return cursor;
}

describe('ProtobufCursor', () => {
  it('reads varints as signed 64-bit integers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const cursor = cursorOn(integerField(2, value));
        expect(cursor.next()).toBe(true);
        expect(cursor.varint()).toBe(Number(value));
        expect(cursor.next()).toBe(false);
      }),
    );
  });

  it('walks over nested messages and leaves them half read', () => {
    const inner = [...textField(1, 'train/loss'), ...floatField(2, 0.5), ...doubleField(3, -1.25)];
    const cursor = cursorOn([...bytesField(5, inner), ...textField(6, 'é')]);
    cursor.next();
    const outer = cursor.enter();
    cursor.next();
    expect(cursor.string()).toBe('train/loss');
    cursor.leave(outer);
    cursor.next();
    expect([cursor.field, cursor.string()]).toEqual([6, 'é']);
    expect(cursor.next()).toBe(false);
  });

  it('skips fields of every type', () => {
    const cursor = cursorOn([
      ...integerField(1, 300),
      ...doubleField(2, 1),
      ...bytesField(3, [1, 2]),
      ...floatField(4, 1),
      ...integerField(5, 7),
    ]);
    for (let field = 1; field < 5; field++) {
      cursor.next();
      cursor.skip();
    }
    cursor.next();
    expect(cursor.varint()).toBe(7);
  });

  it.each([
    ['a length beyond the end', [0x0a, 0x05, 1]],
    ['a cut float', [0x15, 1, 2]],
    ['an endless varint', [0x08, ...Array.from({ length: 12 }, () => 0xff)]],
    ['a group', [0x0b]],
  ])('throws a RangeError on %s', (_, bytes) => {
    const cursor = cursorOn(bytes);
    cursor.next();
    expect(() => cursor.skip()).toThrow(RangeError);
  });
});
