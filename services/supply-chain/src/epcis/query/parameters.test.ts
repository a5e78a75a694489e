/** Queries are read as EPCIS 2.0 names them, in every spelling, and refused with everything that is wrong. */
import { describe, expect, it } from '@jest/globals';
import { eventQuery, tokenOf } from './parameters.js';

const read = (asked: Record<string, string | string[]>) => eventQuery(asked).query;

describe('a query', () => {
  it('asks for the newest thirty of everything by default', () => {
    expect(read({})).toMatchObject({ orderBy: 'event_time', descending: true, perPage: 30, after: null });
  });

  it('compares words and identifiers in one spelling', () => {
    expect(read({ EQ_bizStep: 'urn:epcglobal:cbv:bizstep:receiving,shipping' }).equal).toEqual({
      biz_step: ['receiving', 'shipping'],
    });
    expect(read({ EQ_readPoint: 'urn:epc:id:sgln:0614141.12345.0' }).equal).toEqual({
      read_point: ['https://id.gs1.org/414/0614141123452'],
    });
    expect(read({ EQ_bizTransaction_po: 'https://po.example/7' }).transactions).toEqual([
      ['po https://po.example/7'],
    ]);
  });

  it('matches identifiers, classes and all items of a company', () => {
    expect(read({ MATCH_epc: 'urn:epc:id:sgtin:4012345.012345.7' }).epcs).toEqual([
      'https://id.gs1.org/01/04012345123456/21/7',
    ]);
    expect(read({ MATCH_epc: 'urn:epc:idpat:sgtin:4012345.012345.*' }).epcs).toEqual([
      'https://id.gs1.org/01/04012345123456',
      'https://id.gs1.org/01/04012345123456/%',
    ]);
    expect(read({ MATCH_epcClass: 'urn:epc:idpat:sgtin:4012345.*.*' }).classes).toEqual([
      'https://id.gs1.org/01/_4012345%',
    ]);
    expect(read({ MATCH_epc: 'https://own.example/100%_new' }).epcs).toEqual([
      'https://own.example/100\\%\\_new',
    ]);
  });

  it('bounds times, orders and pages', () => {
    const query = read({
      GE_eventTime: '2026-03-01T09:00:00+01:00',
      LT_recordTime: '2026-04-01T00:00:00Z',
      orderBy: 'recordTime',
      orderDirection: 'ASC',
      perPage: '2',
      nextPageToken: tokenOf('2026-03-01T08:00:00.000Z', 17),
    });
    expect(query).toMatchObject({
      times: [
        { column: 'event_time', is: '>=', at: '2026-03-01T08:00:00.000Z' },
        { column: 'record_time', is: '<', at: '2026-04-01T00:00:00.000Z' },
      ],
      orderBy: 'record_time',
      descending: false,
      perPage: 2,
      after: ['2026-03-01T08:00:00.000Z', 17],
    });
  });

  it('hears of everything that is wrong at once', () => {
    const { faults } = eventQuery({
      EQ_colour: 'red',
      constructor: 'x',
      EQ_action: 'MOVE',
      eventType: 'MiracleEvent',
      GE_eventTime: 'noon',
      orderBy: 'mood',
      orderDirection: 'UP',
      perPage: '0',
      nextPageToken: 'abc',
    });
    expect(faults).toHaveLength(9);
  });
});
