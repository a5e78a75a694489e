/** A line of the security log says who, what, when and from where, and nobody else can write into it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { originOf } from './origin.js';
import type { SecurityEvent } from './security-event.js';
import { SECURITY_EVENTS, securityLine } from './security-event.js';

const AT = '2026-03-02T11:00:00.000Z';

const refused: SecurityEvent = {
  event: 'access-refused',
  outcome: 'refused',
  who: 'planner',
  roles: ['planner'],
  what: 'POST /v1/journals',
  status: 403,
  code: 'ACC-ROLE',
  from: { peer: '127.0.0.1' },
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
};

describe('a line of the security log', () => {
  it('P42: is one JSON object that says who, what, when, from where and how it ended', () => {
    expect(JSON.parse(securityLine('finance', AT, refused))).toEqual({
      log: 'security',
      at: AT,
      program: 'finance',
      ...refused,
    });
  });

  it.each(['\n{"log":"security"}', '\r\n', '\u2028', '\u0085', '\u001b[2J', '\u202e', '\u0000'])(
    'P42: stays one line with %j in it',
    (text) => {
      const line = securityLine('finance', AT, { ...refused, who: `a${text}b`, what: text });
      expect(line.match(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/gu)).toEqual(['\n']);
      expect(line.endsWith('\n')).toBe(true);
      expect((JSON.parse(line) as { who: string }).who).toMatch(/^a.+b$/);
    },
  );

  it('P42: holds no more of a text than a person would read', () => {
    expect(securityLine('finance', AT, { ...refused, who: 'x'.repeat(1_000_000) }).length).toBeLessThan(1000);
  });
});

describe('where a request comes from', () => {
  const socket = { remoteAddress: '10.0.0.7' };
  const through = (word: string) => ({ 'gemba-client': '192.0.2.4', 'gemba-door': word });

  it('P42: is the other end of the connection, whatever the client says', () => {
    expect(originOf({ headers: { 'x-forwarded-for': '192.0.2.4' }, socket }, 'word')).toEqual({
      peer: '10.0.0.7',
    });
    expect(originOf({ headers: through('guess'), socket }, 'word')).toEqual({ peer: '10.0.0.7' });
    expect(originOf({ headers: through(''), socket }, null)).toEqual({ peer: '10.0.0.7' });
  });

  it('P42: is what the own door saw, behind it', () => {
    expect(originOf({ headers: through('word'), socket }, 'word')).toEqual({
      peer: '10.0.0.7',
      client: '192.0.2.4',
    });
  });
});

it('P42: every kind of line is explained to whoever reads them', () => {
  const page = join(import.meta.dirname, '../../../../../docs/how-to/read-the-security-log.md');
  const rows = readFileSync(page, 'utf8').matchAll(/^\| `([a-z-]+)`/gm);
  expect([...rows].map(([, name]) => name)).toEqual(Object.keys(SECURITY_EVENTS));
});
