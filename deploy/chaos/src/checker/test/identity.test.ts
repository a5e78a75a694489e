/** Identities and seals are those that the company documents, checked against values worked out by hand. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { commandIdOf, flawIn, uuidOf } from '../model/identity.js';
import type { Link } from '../model/identity.js';

const FIRST = '0'.repeat(64);

const content = {
  ...{
    streamId: 'site-lyon',
    version: 1,
    eventId: 'e-1',
    type: 'governance.SiteRegistered',
    schemaVersion: 1,
  },
  ...{ occurredAt: '2026-03-02T08:00:00.000Z', recordedAt: '2026-03-02T08:00:01.000Z' },
  ...{ meta: '{}', data: '{"name":"Lyon"}', prevHash: FIRST },
};

const text = [
  ...[FIRST, 'site-lyon', '1', 'e-1', 'governance.SiteRegistered', '1'],
  ...['2026-03-02T08:00:00.000Z', '2026-03-02T08:00:01.000Z', '{}', '{"name":"Lyon"}'],
].join('\n');

const link: Link = { ...content, hash: createHash('sha256').update(text).digest('hex') };

describe('the identity of a command', () => {
  it('is a UUID of version 8 made of who, what and key', () => {
    const id = commandIdOf({ principal: 'generator', operation: 'site.RegisterSite', key: 'k-1' });
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id).toBe(uuidOf('generator', 'site.RegisterSite', 'k-1'));
    expect(uuidOf('generator', 'site.RegisterSite', 'k-2')).not.toBe(id);
  });
});

describe('a seal', () => {
  it('holds over its content and the seal before it', () => {
    expect(flawIn(link, undefined)).toBeNull();
  });

  it('breaks with the content, also where the hash was left alone', () => {
    expect(flawIn({ ...link, data: '{"name":"Lille"}' }, undefined)).toMatch(/not that of its content/);
  });

  it('breaks with the chain, also where the content is right', () => {
    expect(flawIn(link, 'a'.repeat(64))).toMatch(/event before it/);
  });
});
