/** A service writes its own topics only and reads what it hears; its rights follow what it hears. */
import { describe, expect, it } from '@jest/globals';
import { changesTo, rightsOf, usersOf, type Right, type TopicUses } from './rights.js';

const uses: TopicUses = {
  hr: { says: ['gemba.hr', 'gemba.hr.seals'], hears: ['gemba.hr'], takes: [] },
  scm: { says: ['gemba.scm', 'gemba.scm.seals'], hears: ['gemba.hr', 'gemba.scm'], takes: ['epcis.capture'] },
  views: { says: [], hears: ['gemba.hr', 'gemba.scm'], takes: [] },
};

const words = (rights: readonly Right[]) =>
  rights.map(({ user, operation, name, prefixed }) => `${user} ${operation} ${name}${prefixed ? '*' : ''}`);
const may = (user: string, prefix = 'gemba') =>
  words(rightsOf(uses, prefix).filter((right) => right.user === user)).map((text) =>
    text.slice(user.length + 1),
  );

describe('P44: rights in Kafka', () => {
  it('let a service write its own topics and read what it hears', () => {
    expect(may('gemba-scm')).toEqual([
      ...['create gemba.scm', 'read gemba.scm', 'write gemba.scm'],
      ...['create gemba.scm.seals', 'read gemba.scm.seals', 'write gemba.scm.seals'],
      ...['create gemba.hr', 'read gemba.hr', 'create epcis.capture', 'read epcis.capture'],
      ...['read gemba-scm-*', 'delete gemba-scm-*'],
    ]);
    expect(may('gemba-views').filter((text) => text.startsWith('write'))).toEqual([]);
    expect(may('gemba-hr').join()).not.toContain('gemba.scm');
  });

  it('let a warehouse say something where a service takes it, and nothing else', () => {
    expect(may('gemba-warehouse')).toEqual(['write epcis.capture']);
  });

  it('are those of one company where two share a broker', () => {
    expect(may('acme-views', 'acme')).toEqual([
      ...['create acme.hr', 'read acme.hr', 'create acme.scm', 'read acme.scm'],
      ...['read acme-views-*', 'delete acme-views-*'],
    ]);
    expect(may('acme-warehouse', 'acme')).toEqual(['write acme.epcis.capture']);
    expect(usersOf(uses, 'acme')).toEqual(
      ['hr', 'scm', 'views', 'operator', 'warehouse'].map((it) => `acme-${it}`),
    );
  });

  it('are taken when a service no longer hears, and given when it begins to', () => {
    const now = rightsOf(uses, 'gemba');
    const after = rightsOf(
      { ...uses, views: { says: [], hears: ['gemba.hr', 'gemba.new'], takes: [] } },
      'gemba',
    );
    const { given, taken } = changesTo(after, now);
    expect(words(given)).toEqual(['gemba-views create gemba.new', 'gemba-views read gemba.new']);
    expect(words(taken)).toEqual(['gemba-views create gemba.scm', 'gemba-views read gemba.scm']);
    expect(changesTo(now, now)).toEqual({ given: [], taken: [] });
  });
});
