/**
 * What the issuer remembers of its sign-ins: a file in the state folder, so that a restart signs nobody
 * out.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** How long something is kept for which the provider names no end. */
const FORTNIGHT = 14 * 24 * 3600;

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number };

/** Written whole after each change: there are as many entries as people who are signed in. */
export function openStore(file: string): AdapterFactory {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Entry>) : {};
  const entries = new Map(Object.entries(known));
  const save = () => {
    const now = Date.now();
    const lasting = [...entries].filter(([, { expiresAt }]) => expiresAt > now);
    const beside = `${file}.${String(process.pid)}`;
    writeFileSync(beside, JSON.stringify(Object.fromEntries(lasting)), { mode: 0o600 });
    renameSync(beside, file);
  };
  return (model) => adapter(model, entries, save);
}

function adapter(model: string, entries: Map<string, Entry>, save: () => void): Adapter {
  const find = (id: string): AdapterPayload | undefined => {
    const entry = entries.get(`${model}:${id}`);
    return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
  };
  const search = (field: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
    [...entries].find(([key, { payload }]) => key.startsWith(`${model}:`) && payload[field] === value)?.[1]
      .payload;
  return {
    find: async (id) => find(id),
    findByUid: async (uid) => search('uid', uid),
    findByUserCode: async (code) => search('userCode', code),
    upsert: async (id, payload, seconds) => {
      entries.set(`${model}:${id}`, { payload, expiresAt: Date.now() + (seconds ?? FORTNIGHT) * 1000 });
      save();
    },
    consume: async (id) => {
      const payload = find(id);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      save();
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`);
      save();
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      save();
    },
  };
}
