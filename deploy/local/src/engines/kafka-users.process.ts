/**
 * The passwords of Kafka's users: made at the first start, kept in the state folder, readable by its owner
 * only.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passwords } from '@gemba/messaging/access/scram.kafka';
import { BROKER } from './settings.js';

/** Reads those of these users, and makes what is missing; the broker itself is one of them. */
export function kafkaPasswords(state: string, users: readonly string[]): Passwords {
  const file = join(state, 'kafka.passwords.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Passwords) : {};
  const all = Object.fromEntries([BROKER, ...users].map((user) => [user, known[user] ?? secret()]));
  const beside = `${file}.${String(process.pid)}`;
  writeFileSync(beside, JSON.stringify({ ...known, ...all }, undefined, 2), { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, file);
  return all;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
