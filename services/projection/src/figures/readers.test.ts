/** Figures, lists and notices are for the readers of what they are made of. */
import { describe, expect, it } from '@jest/globals';
import { isShown, ROLES } from '@gemba/contracts/access';
import { companySets } from '@gemba/contracts/events/company';
import { sensitiveFields } from '@gemba/contracts/sensitive';
import type { Principal } from '@gemba/platform/access/principal';
import { visible } from '../live/visible.js';
import { models } from '../models/models.js';
import { filtersIn, listAsked, sortIn } from '../queries/lists/asked.js';
import { hiddenOf, lists } from './lists.js';
import { kpiFor } from '../queries/kpi-values.sql.js';
import { mayHearOf } from './readers.js';

const person = (role: string, ...sites: string[]): Principal => ({
  ...{ id: 'p', name: 'P', kind: 'person' },
  ...{ roles: [role], sites },
});

describe('lists', () => {
  it('P34: are for the readers of their noun', () => {
    expect(() => listAsked('journals', person('planner', '*'))).toThrow(/Reading of journal/);
    expect(() => listAsked('people', person('warehouse', '*'))).toThrow(/Reading of employee/);
    expect(listAsked('journals', person('controller', '*')).name).toBe('journals');
  });

  it('O32: cannot be asked by a field that is not shown, so that nobody finds it out by filtering', () => {
    const absences = listAsked('absences', person('planner', '*'));
    expect(() => filtersIn(absences, { 'filter[kind]': 'sick' })).toThrow(/cannot be asked by kind/);
    expect(() => sortIn(absences, { sort: 'kind' })).toThrow(/cannot be asked by kind/);
    const stock = listAsked('stock', person('warehouse', '*'));
    expect(stock.money).toEqual([]);
    expect(() => sortIn(stock, { sort: '-value' })).toThrow(/cannot be asked by value/);
  });

  it('P33: a filter by all sites asks for those of the caller', () => {
    const orders = listAsked('order-lines', person('planner', 'lyon'));
    expect(filtersIn(orders, { 'filter[site]': '*' })).toEqual([]);
  });

  it('O32: hide every field that carries a sensitive field of an event of theirs', () => {
    const fieldsOf = new Map(
      companySets.flatMap(({ types }) =>
        Object.entries(types).map(([name, { latest }]) => [name, sensitiveFields(latest)] as const),
      ),
    );
    const leaks = models.tables.flatMap(({ name, hears }) => {
      const list = lists.get(name);
      if (!list) return [];
      const sensitive = hears.flatMap((type) => [...(fieldsOf.get(type) ?? [])]);
      return ROLES.flatMap((role) =>
        sensitive
          .filter(([field, of]) => field in list.fields && !isShown([role], of))
          .filter(([field]) => !hiddenOf(list, [role]).has(field))
          .map(([field]) => `${name}.${field} for ${role}`),
      );
    });
    expect(leaks).toEqual([]);
  });
});

describe('figures', () => {
  it('P34: of money and of people do not exist for who does not read what they are made of', () => {
    expect(() => kpiFor(person('warehouse', '*'), 'revenue')).toThrow(/no KPI revenue/);
    expect(() => kpiFor(person('buyer', '*'), 'absence-rate')).toThrow(/no KPI absence-rate/);
    expect(kpiFor(person('hr', '*'), 'absence-rate').id).toBe('absence-rate');
    expect(kpiFor(person('controller', '*'), 'revenue').id).toBe('revenue');
  });
});

describe('live notices', () => {
  const told = (caller: Principal) => {
    const change = {
      measures: ['ledger/4000', 'absent-time'],
      sites: ['lyon', 'gdansk'],
      days: ['2026-03-02'],
      tables: ['absences', 'journals', 'person-documents'],
      recordedAt: '2026-03-02T08:00:00.000Z',
    };
    const shown = visible({ id: '1', event: 'changed', data: JSON.stringify(change) }, caller);
    return shown === null ? null : (JSON.parse(shown.data) as Record<string, unknown>);
  };

  it('P34: name only what the caller may read, and are not sent when nothing is left', () => {
    expect(told(person('hr', 'lyon'))).toMatchObject({
      measures: ['absent-time'],
      sites: ['lyon'],
      tables: ['absences'],
    });
    expect(told(person('controller', '*'))).toMatchObject({
      measures: ['ledger/4000'],
      tables: ['journals'],
    });
    expect(told(person('warehouse', '*'))).toBeNull();
    expect(told(person('coo', 'porto'))).toBeNull();
  });

  it('P34: that are shortened for the wire still reach the readers of the figures', () => {
    expect(mayHearOf(['controller'], 'ledger')).toBe(true);
    expect(mayHearOf(['hr'], 'ledger')).toBe(false);
  });
});
