/** Kafka's variable-length integers, and a buffer that is written from front to back and grows. */

/** How many bytes a signed number takes as Kafka's varint: zigzag, seven bits a byte. */
export function sizeOfVarint(value: number): number {
  let rest = zigzag(value);
  let size = 1;
  while (rest > 0x7f) {
    rest >>>= 7;
    size += 1;
  }
  return size;
}

const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

export class Writing {
  bytes: Buffer;
  at = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  get written(): Buffer {
    return this.bytes.subarray(0, this.at);
  }

  /** Makes room for so many more bytes. */
  need(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.at + size));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  int8(value: number): void {
    this.need(1);
    this.at = this.bytes.writeInt8(value, this.at);
  }

  int16(value: number): void {
    this.need(2);
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.need(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.need(8);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  varint(value: number): void {
    this.need(5);
    let rest = zigzag(value);
    while (rest > 0x7f) {
      this.bytes[this.at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  raw(value: Uint8Array): void {
    this.need(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** UTF-8 with its length in front. */
  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.varint(size);
    this.need(size);
    this.at += this.bytes.write(value, this.at, size, 'utf8');
  }
}

/** Reads a buffer from front to back. Reading beyond its end throws RangeError. */
export class Reading {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  int16(): number {
    const value = this.bytes.readInt16BE(this.at);
    this.at += 2;
    return value;
  }

  int32(): number {
    const value = this.bytes.readInt32BE(this.at);
    this.at += 4;
    return value;
  }

  int64(): bigint {
    const value = this.bytes.readBigInt64BE(this.at);
    this.at += 8;
    return value;
  }

  varint(): number {
    let rest = 0;
    let shift = 0;
    let byte = 0x80;
    while ((byte & 0x80) !== 0) {
      byte = this.byte();
      rest |= (byte & 0x7f) << shift;
      shift += 7;
    }
    return (rest >>> 1) ^ -(rest & 1);
  }

  /** A varint of up to 64 bits, exact up to 2^53; timestamps need no more. */
  varlong(): number {
    let rest = 0;
    let factor = 1;
    let byte = 0x80;
    while ((byte & 0x80) !== 0) {
      byte = this.byte();
      rest += (byte & 0x7f) * factor;
      factor *= 128;
    }
    return rest % 2 === 0 ? rest / 2 : -(rest + 1) / 2;
  }

  /** The next bytes, not copied; null for a length of -1, which is how Kafka writes that there are none. */
  sized(): Buffer | null {
    const size = this.varint();
    return size < 0 ? null : this.take(size);
  }

  take(size: number): Buffer {
    if (size > this.left) throw new RangeError(`${String(size)} bytes wanted, ${String(this.left)} left`);
    const from = this.at;
    this.at += size;
    return this.bytes.subarray(from, this.at);
  }

  /** The next bytes as UTF-8. */
  text(size: number): string {
    if (size > this.left) throw new RangeError(`${String(size)} bytes wanted, ${String(this.left)} left`);
    const from = this.at;
    this.at += size;
    return this.bytes.toString('utf8', from, this.at);
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new RangeError('read beyond the end');
    this.at += 1;
    return value;
  }
}
