/** Which service has to do with which topics, as its own registration makes it do. */
import type { TopicUse, TopicUses } from '@gemba/messaging/access/rights';
import { topicOf } from '@gemba/messaging/engines/topics.kafka';
import type { Department } from '@gemba/platform/runtime/department';
import { topicsOf } from '@gemba/platform/runtime/hearing/heard';
import type { AnyTable } from '@gemba/read-model/table';

const PREFIX = 'gemba';

/** `everywhere` are the tables that every service has besides its own. */
export const topicUsesOf = (departments: readonly Department[], everywhere: readonly AnyTable[]): TopicUses =>
  Object.fromEntries(departments.map((of) => [of.name, useOf(of, everywhere)]));

const useOf = (of: Department, everywhere: readonly AnyTable[]): TopicUse => {
  const events = [
    ...[...everywhere, ...of.tables].flatMap(({ hears }) => hears),
    ...of.processes.flatMap(({ on }) => Object.keys(on)),
  ];
  const heard = [...topicsOf(events, PREFIX), ...of.consumers.flatMap(({ topics }) => topics)];
  const own = topicOf(of.name, PREFIX);
  return {
    says: of.deciders.length > 0 ? [own, `${own}.seals`] : [],
    hears: [...new Set(heard)].toSorted(),
    takes: of.takes,
  };
};
