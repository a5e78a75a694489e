/** Reads the record batches of a fetch, format 2: what KafkaJS makes of them, without its cost per header. */
import { InfrastructureError } from '../../engines/failure.js';
import { Reading } from './bytes.js';
import { crc32c } from './crc32c.js';

// As written at https://kafka.apache.org/documentation/#recordbatch

type HeaderValue = Buffer | string;

/** A message as KafkaJS hands it on. A header that is valid UTF-8 is a string already. */
export type Inbound = {
  readonly magicByte: number;
  readonly attributes: number;
  readonly timestamp: string;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, HeaderValue | HeaderValue[] | undefined>;
  readonly isControlRecord: boolean;
  /** Whether its batch has the checksum that was written with it. */
  readonly isIntact: boolean;
  readonly batchContext: BatchContext;
};

/** What KafkaJS asks to tell messages of aborted transactions. */
type BatchContext = { readonly producerId: string; readonly inTransaction: boolean };

type Batch = {
  readonly context: BatchContext;
  readonly firstOffset: number;
  readonly firstTimestamp: number;
  /** Set where the broker dates messages itself. */
  readonly appendedAt: string | null;
  readonly isControl: boolean;
  readonly isIntact: boolean;
};

const MAGIC = 2;
const MAGIC_AT = 16;
const HEAD_SIZE = 61;
const CHECKSUM_AT = 17;
const CHECKED_FROM = 21;
const COMPRESSION = 0x07;
const BROKER_DATED = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/** True if all of it can be read here: format 2, nothing compressed. */
export function isPlain(set: Buffer): boolean {
  let at = 0;
  while (set.length - at >= HEAD_SIZE) {
    if (set[at + MAGIC_AT] !== MAGIC || (set.readInt16BE(at + 21) & COMPRESSION) !== 0) return false;
    at += 12 + set.readInt32BE(at + 8);
  }
  return true;
}

/** The messages of all batches but the last one if the size of the fetch has cut it off. */
export function readBatches(set: Buffer): Inbound[] {
  const messages: Inbound[] = [];
  const headers = new HeaderReading();
  let at = 0;
  while (set.length - at >= HEAD_SIZE) {
    const end = at + 12 + set.readInt32BE(at + 8);
    if (end > set.length) break;
    readBatch(set.subarray(at, end), headers, messages);
    at = end;
  }
  return messages;
}

function readBatch(bytes: Buffer, headers: HeaderReading, messages: Inbound[]): void {
  const attributes = bytes.readInt16BE(21);
  const batch: Batch = {
    context: {
      producerId: String(bytes.readBigInt64BE(43)),
      inTransaction: (attributes & TRANSACTIONAL) !== 0,
    },
    firstOffset: Number(bytes.readBigInt64BE(0)),
    firstTimestamp: Number(bytes.readBigInt64BE(27)),
    appendedAt: (attributes & BROKER_DATED) === 0 ? null : String(bytes.readBigInt64BE(35)),
    isControl: (attributes & CONTROL) !== 0,
    isIntact: crc32c(bytes.subarray(CHECKED_FROM)) === bytes.readUInt32BE(CHECKSUM_AT),
  };
  const from = new Reading(bytes);
  from.at = HEAD_SIZE;
  try {
    for (let left = bytes.readInt32BE(57); left > 0; left -= 1)
      messages.push(readRecord(from, batch, headers));
  } catch (cause) {
    if (batch.isIntact) throw cause;
    const place = `The record batch at offset ${String(batch.firstOffset)}`;
    throw new InfrastructureError(`${place} is damaged: its checksum is wrong.`, { cause });
  }
}

function readRecord(from: Reading, batch: Batch, headers: HeaderReading): Inbound {
  const size = from.varint();
  const end = from.at + size;
  const attributes = from.byte();
  const timestamp = batch.appendedAt ?? String(batch.firstTimestamp + from.varlong());
  if (batch.appendedAt !== null) from.varlong();
  const offset = String(batch.firstOffset + from.varint());
  const key = from.sized();
  const value = from.sized();
  const message = {
    magicByte: MAGIC,
    attributes,
    timestamp,
    offset,
    key,
    value,
    headers: headers.read(from),
    isControlRecord: batch.isControl,
    isIntact: batch.isIntact,
    batchContext: batch.context,
  };
  from.at = end;
  return message;
}

/** Where a text stood that was read before. */
type Known = { readonly bytes: Buffer; readonly from: number; readonly size: number };
type KnownHeader = { readonly name: string; nameAt: Known; valueAt: Known };

/**
 * Neighbours in a topic have the same headers in the same order, and many of the same values. So headers are
 * a copy of those of the message before, and only the values that differ are read.
 */
class HeaderReading {
  private known: KnownHeader[] = [];
  private last: Inbound['headers'] = {};

  read(from: Reading): Inbound['headers'] {
    const start = from.at;
    const headers = this.likeLast(from);
    if (headers !== null) return headers;
    from.at = start;
    return this.anew(from);
  }

  /** Null where the names are others than those of the last message. */
  private likeLast(from: Reading): Inbound['headers'] | null {
    if (from.varint() !== this.known.length) return null;
    const headers = { ...this.last };
    for (const header of this.known) {
      const nameSize = from.varint();
      if (!isSame(header.nameAt, from, nameSize)) return null;
      from.at += nameSize;
      const size = from.varint();
      if (size < 0) return null;
      if (isSame(header.valueAt, from, size)) from.at += size;
      else {
        header.valueAt = { bytes: from.bytes, from: from.at, size };
        headers[header.name] = readText(from, size);
      }
    }
    this.last = headers;
    return headers;
  }

  private anew(from: Reading): Inbound['headers'] {
    const headers: Inbound['headers'] = {};
    const known: KnownHeader[] = [];
    const count = from.varint();
    for (let place = 0; place < count; place += 1) {
      const { text: name, at: nameAt } = readNext(from);
      const { text: value, at: valueAt } = readNext(from);
      known.push({ name: String(name), nameAt, valueAt });
      add(headers, String(name), value);
    }
    const isRegular = Object.keys(headers).length === count && !Object.values(headers).includes(undefined);
    this.known = isRegular ? known : [];
    this.last = isRegular ? headers : {};
    return headers;
  }
}

/** A name that comes again gets a list of values, as KafkaJS has it. */
function add(headers: Inbound['headers'], name: string, value: HeaderValue | undefined): void {
  const before = headers[name];
  if (before === undefined) headers[name] = value;
  else headers[name] = [before, value ?? ''].flat();
}

/** The text is undefined for a value that is none. */
function readNext(from: Reading): { readonly text: HeaderValue | undefined; readonly at: Known } {
  const size = from.varint();
  const at = { bytes: from.bytes, from: from.at, size };
  return { text: size < 0 ? undefined : readText(from, size), at };
}

function isSame(known: Known, { bytes, at }: Reading, size: number): boolean {
  if (known.size !== size || at + size > bytes.length) return false;
  const { bytes: before, from } = known;
  for (let i = 0; i < size; i += 1) if (before[from + i] !== bytes[at + i]) return false;
  return true;
}

/** Bytes that are no UTF-8 stay bytes, so that nothing is lost in what is parked. */
function readText(from: Reading, size: number): HeaderValue {
  const start = from.at;
  const text = from.text(size);
  return text.includes('\uFFFD') ? from.bytes.subarray(start, start + size) : text;
}
