/**
 * The hub tells readers what moved, keeps the last messages for those who come back, and forgets no reader
 * silently.
 */
import type { Changed } from '../answers/views.js';

export type Message = { readonly id: string; readonly event: 'changed' | 'reset'; readonly data: string };

export type Reader = {
  readonly tell: (message: Message) => void;
  /** Nothing more will come; the reader comes back elsewhere or later. */
  readonly end: () => void;
};

/** How many messages a reader may have missed and still be told. */
export const RING = 512;

/** The reader has to ask for everything anew. */
const resetOf = (id: string): Message => ({ id, event: 'reset', data: '{}' });

export class Hub {
  private readonly ring: Message[] = [];
  private readonly readers = new Set<Reader>();
  private sequence = 0;

  /** `life` tells this process from those before it, whose ids mean nothing here. */
  constructor(private readonly life: string) {}

  publish(change: Changed): void {
    this.send({ id: this.nextId(), event: 'changed', data: JSON.stringify(change) });
  }

  /** Something may have been missed: everybody has to ask anew. */
  reset(): void {
    this.send(resetOf(this.nextId()));
  }

  /**
   * Adds a reader, tells it what it missed since `lastId`, or that it missed too much; answers how to leave.
   */
  join(reader: Reader, lastId: string | undefined): () => void {
    for (const message of this.missedSince(lastId)) reader.tell(message);
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  }

  close(): void {
    for (const reader of [...this.readers]) reader.end();
    this.readers.clear();
  }

  get count(): number {
    return this.readers.size;
  }

  private nextId(): string {
    this.sequence += 1;
    return `${this.life}-${String(this.sequence)}`;
  }

  private send(message: Message): void {
    this.ring.push(message);
    if (this.ring.length > RING) this.ring.shift();
    for (const reader of [...this.readers]) reader.tell(message);
  }

  private missedSince(lastId: string | undefined): readonly Message[] {
    if (lastId === undefined || lastId === '' || lastId === this.currentId()) return [];
    const place = this.ring.findIndex(({ id }) => id === lastId);
    return place < 0 ? [resetOf(this.currentId())] : this.ring.slice(place + 1);
  }

  private currentId(): string {
    return `${this.life}-${String(this.sequence)}`;
  }
}
