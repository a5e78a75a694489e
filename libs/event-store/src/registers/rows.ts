/** What a process holds of registers in memory: rows as it last wrote or read them, by which it may guess. */
import type { RegisterRow, RowName } from './registers.sql.js';

type Known = { readonly position: number; readonly content: string | null };

/** Keeps what was written or read last, up to a number of rows. */
export class HeldRows {
  private readonly known = new Map<string, Known>();

  constructor(private readonly capacity: number) {}

  /** As it was last known; a row that is not is taken for one that does not exist. */
  guess({ name, key }: RowName): RegisterRow {
    const { position, content } = this.known.get(nameOf({ name, key })) ?? { position: 0, content: null };
    return { name, key, position, row: content === null ? undefined : (JSON.parse(content) as unknown) };
  }

  /** `content` is JSON text, null for a row that is gone, and `position` that of who wrote it. */
  note(row: RowName & Known): void {
    const name = nameOf(row);
    const { content } = row;
    this.known.delete(name);
    this.known.set(name, { content, position: content === null ? 0 : row.position });
    const [oldest] = this.known.keys();
    if (this.known.size > this.capacity && oldest !== undefined) this.known.delete(oldest);
  }
}

const nameOf = ({ name, key }: RowName): string => JSON.stringify([name, key]);
