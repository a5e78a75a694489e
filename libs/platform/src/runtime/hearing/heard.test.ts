/** What tables, processes and views hear of an event: its current version, and the subject of its noun. */
import { describe, expect, it } from '@jest/globals';
import type { EventRecord } from '@gemba/contracts/envelope';
import { event, events } from '@gemba/contracts/event';
import { IsText } from '@gemba/contracts/fields';
import { languageOf } from '@gemba/contracts/language';
import { eventAt } from '@gemba/messaging/testing/event';
import { heardFrom, hearing } from './heard.js';

class SiteVisited {
  @IsText() visitor!: string;
}
class SiteVisitedV2 {
  @IsText() visitor!: string;
  @IsText() reason!: string;
}

const visits = events('governance', 'site-visit', {
  SiteVisited: event(SiteVisited).next(SiteVisitedV2, (older) => ({ ...older, reason: 'not given' })),
});

const visited = (schemaVersion: number, data: unknown): EventRecord => ({
  ...eventAt({ streamId: 'site-visit-7', version: 1, position: 1 }),
  type: 'governance.SiteVisited',
  schemaVersion,
  data,
});

describe('an event', () => {
  it('P18: knows its noun, also one that begins like another', () => {
    const hear = hearing(languageOf([visits]));
    expect(hear(visited(2, {}))).toMatchObject({ subject: '7', streamId: 'site-visit-7' });
    const site = { ...visited(1, {}), type: 'governance.SiteRegistered', streamId: 'site-visit-7' };
    expect(heardFrom(site)).toMatchObject({ subject: 'visit-7' });
  });

  it('P17: of an older version is heard as the current one, by whoever listens', () => {
    const hear = hearing(languageOf([visits]));
    const now = { visitor: 'Ada', reason: 'not given' };
    expect(hear(visited(1, { visitor: 'Ada' })).data).toEqual(now);
    expect(hear(visited(2, now)).data).toEqual(now);
    expect(() => hear(visited(3, now))).toThrow('newer than this program');
  });
});
