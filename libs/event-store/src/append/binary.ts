/**
 * One-dimensional arrays as PostgreSQL takes them in binary: nothing is quoted here, nothing parsed
 * there. The format is that of `array_recv` and of the receive function of each element.
 * See https://www.postgresql.org/docs/18/protocol-overview.html, format codes.
 */

/** Dimensions, flags, element type, length, lower bound: four bytes each. */
const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

/** Object ids of the element types, which are the same on every server. */
const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  timestamptz: 1184,
  uuid: 2950,
} as const;

/** 2000-01-01, from where PostgreSQL counts, in milliseconds since 1970. */
const EPOCH_MS = 946_684_800_000;

/** Room for `count` elements of `bytes` altogether, with the header filled in. */
const arrayOf = (oid: number, count: number, bytes: number): Buffer => {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + count * LENGTH_BYTES + bytes);
  buffer.writeInt32BE(1, 0);
  // Whether there may be nulls: without the flag the server looks at the lengths all the same.
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
  return buffer;
};

type Put<T> = (buffer: Buffer, value: T, at: number) => void;

/** An array whose elements all have the same size. */
const ofSize =
  <T>(oid: number, size: number, put: Put<T>) =>
  (values: readonly T[]): Buffer => {
    const buffer = arrayOf(oid, values.length, values.length * size);
    let at = HEADER_BYTES;
    for (const value of values) {
      buffer.writeInt32BE(size, at);
      put(buffer, value, at + LENGTH_BYTES);
      at += LENGTH_BYTES + size;
    }
    return buffer;
  };

const putHex = (buffer: Buffer, hex: string, { at, size }: { at: number; size: number }): void => {
  const isWhole = hex.length === size * 2 && buffer.write(hex, at, size, 'hex') === size;
  if (!isWhole) throw new RangeError(`${hex} are not ${String(size)} bytes in hex.`);
};

export const int2s = ofSize<number>(OID.int2, 2, (buffer, value, at) => buffer.writeInt16BE(value, at));

export const int4s = ofSize<number>(OID.int4, 4, (buffer, value, at) => buffer.writeInt32BE(value, at));

export const int8s = ofSize<number>(OID.int8, 8, (buffer, value, at) =>
  buffer.writeBigInt64BE(BigInt(value), at),
);

export const bools = ofSize<boolean>(OID.bool, 1, (buffer, value, at) =>
  buffer.writeUInt8(value ? 1 : 0, at),
);

/** UUIDs in their usual writing with dashes. @throws RangeError on anything else. */
export const uuids = ofSize<string>(OID.uuid, 16, (buffer, value, at) => {
  putHex(buffer, value.replaceAll('-', ''), { at, size: 16 });
});

/** RFC 3339 texts. */
export const instants = ofSize<string>(OID.timestamptz, 8, (buffer, value, at) => {
  buffer.writeBigInt64BE(BigInt(Date.parse(value) - EPOCH_MS) * 1000n, at);
});

/** SHA-256 hashes written in hex. @throws RangeError on anything else. */
export const hashes = ofSize<string>(OID.bytea, 32, (buffer, value, at) => {
  putHex(buffer, value, { at, size: 32 });
});

/** Length of an element that is null, in place of its bytes. */
const NULL = -1;

export const texts = (values: readonly (string | null)[]): Buffer => {
  const sizes = values.map((value) => Buffer.byteLength(value ?? ''));
  const buffer = arrayOf(
    OID.text,
    values.length,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let at = HEADER_BYTES;
  for (const [index, value] of values.entries()) {
    const size = sizes[index] ?? 0;
    buffer.writeInt32BE(value === null ? NULL : size, at);
    buffer.write(value ?? '', at + LENGTH_BYTES, 'utf8');
    at += LENGTH_BYTES + size;
  }
  return buffer;
};
