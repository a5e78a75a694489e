/** Reads the history file: the commands of the load, and what others put into the topics. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Operation } from '../../load/history/operation.js';
import type { Injected, Snapshot } from '../model/snapshot.js';

type Line = { readonly kind: string } & Readonly<Record<string, unknown>>;

const injectedIn = ({ what, topic, partition, offset, key }: Line): Injected => ({
  what: what as Injected['what'],
  topic: String(topic),
  partition: Number(partition),
  offset: Number(offset),
  key: String(key),
  isGone: false,
});

const goneFrom = (injected: Injected, topic: string): Injected =>
  injected.topic === topic ? { ...injected, isGone: true } : injected;

type History = Pick<Snapshot, 'operations' | 'injected' | 'madeAnew'>;

export const readHistory = async (file: string): Promise<History> => {
  const madeAnew: string[] = [];
  const operations: Operation[] = [];
  let injected: Injected[] = [];
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (text === '') continue;
    const line = JSON.parse(text) as Line;
    if (line.kind === 'operation') operations.push(line as unknown as Operation);
    else if (line.kind === 'injected') injected.push(injectedIn(line));
    else if (line.kind === 'lost') {
      const topic = String(line.topic);
      madeAnew.push(topic);
      injected = injected.map((each) => goneFrom(each, topic));
    }
  }
  return { operations, injected, madeAnew };
};
