/** The checksum of Kafka's record batches: CRC-32C (Castagnoli), four bytes at a step. RFC 3720 B.4. */

const POLYNOMIAL = 0x82f63b78;

const plain = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  return rest;
});

/** What a byte does to the checksum when this many bytes follow it in the same step. */
const after = (table: Uint32Array): Uint32Array =>
  table.map((value) => (value >>> 8) ^ (plain[value & 0xff] ?? 0));

const one = after(plain);
const two = after(one);
const three = after(two);

const look = (table: Uint32Array, byte: number): number => table[byte & 0xff] ?? 0;

/** Unsigned. */
export function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    const word = crc ^ bytes.readUInt32LE(at);
    crc = look(three, word) ^ look(two, word >>> 8) ^ look(one, word >>> 16) ^ look(plain, word >>> 24);
  }
  for (; at < bytes.length; at += 1) crc = look(plain, crc ^ (bytes[at] ?? 0)) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
