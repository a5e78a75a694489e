/** The rights in Kafka follow what the services register. */
import { describe, expect, it } from '@jest/globals';
import { siteTable } from '@gemba/platform/access/tables';
import { department } from '@gemba/platform/runtime/department';
import { departments } from '../departments.js';
import { topicUsesOf } from './topics.js';

describe('P44: the topics of a service', () => {
  it('are those that it says, hears and takes, by its registration', () => {
    const listener = department('listener', {
      consumers: [{ name: 'all', topics: ['gemba.hr', 'gemba.finance'], apply: () => Promise.resolve() }],
      takes: ['scales.weighed'],
    });
    expect(topicUsesOf([listener], [siteTable])).toEqual({
      listener: {
        says: [],
        hears: ['gemba.finance', 'gemba.governance', 'gemba.hr'],
        takes: ['scales.weighed'],
      },
    });
  });

  it('are said by nobody but their owner', () => {
    const uses = topicUsesOf(departments, [siteTable]);
    const said = Object.values(uses).flatMap(({ says }) => says);
    expect(new Set(said).size).toBe(said.length);
    for (const [service, { says }] of Object.entries(uses))
      expect(says).toEqual([`gemba.${service}`, `gemba.${service}.seals`]);
  });
});
