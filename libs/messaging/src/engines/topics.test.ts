/** A topic that was made counts as made, also while the brokers have not told each other yet. */
import { describe, expect, it } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { ensureTopics } from './topics.kafka.js';

/** A cluster that answers these errors, one after the other, when it is asked about its topics. */
const cluster = (present: string[], errors: { type: string }[]): Admin => {
  const answers = {
    listTopics: async () => present,
    describeCluster: async () => ({ brokers: [{}] }),
    createTopics: async ({ topics }: { topics: { topic: string }[] }) => {
      present.push(...topics.map(({ topic }) => topic));
      return true;
    },
    fetchTopicMetadata: async () => {
      const error = errors.shift();
      if (error) throw Object.assign(new Error(error.type), error);
      return { topics: [] };
    },
  };
  return answers as unknown as Admin;
};

describe('a missing topic', () => {
  it('is made, and waited for until it has its leaders', async () => {
    const errors = [{ type: 'UNKNOWN_TOPIC_OR_PARTITION' }, { type: 'LEADER_NOT_AVAILABLE' }];
    const admin = cluster(['a'], errors);
    expect(await ensureTopics(admin, ['a', 'b'])).toEqual(['b']);
    expect(errors).toEqual([]);
    expect(await ensureTopics(admin, ['a', 'b'])).toEqual([]);
  });

  it('is not waited for when something else is wrong', async () => {
    const admin = cluster([], [{ type: 'TOPIC_AUTHORIZATION_FAILED' }]);
    await expect(ensureTopics(admin, ['a'])).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
  });
});
