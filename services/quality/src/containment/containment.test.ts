/**
 * What does not conform is held, disposed of to the last piece, and free again only when the
 * dispositions allow it.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { nonconformance } from './nonconformance.js';
import { lotTable } from '../tables/goods.js';
import { qualityHold } from './quality-hold.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const lot = { site: 'lyon', item: 'PUMP', lot: 'L-7' };

const known = { itemNamed: { unit: 'C62' } };
const ncr = spec(nonconformance, known);
const register = {
  ...{ ...lot, quantity: pieces('9'), source: 'inspection' as const, sourceRef: 'inspection/I1' },
  ...{ severity: 'major' as const, description: 'bore too wide' },
};
const registered = happened('NonconformanceRegistered', { ...register, registeredBy: 'ana' });
const asAna = { by: { kind: 'person' as const, id: 'ana' } };
const disposition = (kind: 'useAsIs' | 'scrap', value: string) =>
  happened('DispositionSet', { ...lot, kind, quantity: pieces(value) });
const cause = { rootCause: 'worn tool' };
const closed = happened('NonconformanceClosed', cause);

describe('a nonconformance', () => {
  it('registers', () => ncr.given().at(asAna).when('RegisterNonconformance', register).then(registered));
  it('has nothing to say to a repeat', () =>
    ncr.given(registered).when('RegisterNonconformance', register).nothing());
  it.each([
    ['an item that there is not', { itemNamed: undefined }, {}, 'QAL-GDS-ITEM'],
    ['a unit in which it is not counted', {}, { quantity: { value: '9', unit: 'KGM' } }, 'QAL-GDS-UNIT'],
    ['the lot of another item', { lotNamed: { BOLT: pieces('100') } }, {}, 'QAL-GDS-LOT'],
    ['more than the lot ever had', { lotNamed: { PUMP: pieces('8') } }, {}, 'QAL-GDS-QTY'],
  ])('is not about %s', (...[, knows, more, code]) => {
    ncr
      .given()
      .knowing(knows)
      .when('RegisterNonconformance', { ...register, ...more })
      .refused(code);
    hold
      .given()
      .knowing(knows)
      .when('PlaceHold', { ...placed.data, quantity: pieces('9'), ...more })
      .refused(code);
  });
  it('knows of a lot all that ever came in', () => {
    const source = { kind: 'count', id: 'CNT-1' } as const;
    const stocked = { ...lot, quantity: pieces('5'), status: 'available' as const };
    const received = heard('StockReceived', { ...stocked, source });
    const counted = (value: string) =>
      heard('StockAdjusted', { ...lot, quantity: pieces(value), reason: 'count' });
    const issued = heard('StockIssued', {
      ...lot,
      quantity: pieces('4'),
      purpose: { kind: 'scrap', id: 's' },
    });
    expect(shows(lotTable, received, issued, counted('2'), counted('-1'))).toEqual({
      'lyon/L-7': { PUMP: pieces('7') },
    });
  });
  it('is about what stock has not told yet, and about what a program heard from stock', () => {
    ncr.given().at(asAna).when('RegisterNonconformance', register).then(registered);
    ncr
      .given()
      .knowing({ itemNamed: undefined, lotNamed: { PUMP: pieces('8') } })
      .at({ by: { kind: 'system', id: 'quality' } })
      .when('RegisterNonconformance', register)
      .then(happened('NonconformanceRegistered', { ...register, registeredBy: 'quality' }));
  });
  it('O6: refuses half a piece', () => {
    ncr
      .given()
      .when('RegisterNonconformance', { ...register, quantity: pieces('0.5') })
      .refused('QAL-QTY-WHOLE');
    ncr
      .given(registered)
      .when('SetDisposition', { kind: 'scrap', quantity: pieces('0.5') })
      .refused('QAL-QTY-WHOLE');
  });
  it('refuses other content under the same id', () =>
    ncr
      .given(registered)
      .when('RegisterNonconformance', { ...register, quantity: pieces('8') })
      .refused('QAL-NCR-STATE'));

  it('takes dispositions up to the quantity affected', () => {
    const before = ncr.given(registered, disposition('scrap', '4'));
    before
      .when('SetDisposition', { kind: 'useAsIs', quantity: pieces('5') })
      .then(disposition('useAsIs', '5'));
    before.when('SetDisposition', { kind: 'useAsIs', quantity: pieces('6') }).refused('QAL-NCR-QTY');
    before
      .when('SetDisposition', { kind: 'useAsIs', quantity: { value: '1', unit: 'KGM' } })
      .refused('QAL-NCR-QTY');
  });
  it('P36: is conceded by somebody else than who registered it', () => {
    for (const kind of ['useAsIs', 'regrade'] as const) {
      const concession = { kind, quantity: pieces('5') };
      const event = happened('DispositionSet', { ...lot, ...concession });
      ncr.given(registered).at(asAna).when('SetDisposition', concession).refused('QAL-NCR-SELF');
      ncr.given(registered).when('SetDisposition', concession).then(event);
    }
    ncr
      .given(registered)
      .at(asAna)
      .when('SetDisposition', { kind: 'scrap', quantity: pieces('4') })
      .then(disposition('scrap', '4'));
  });
  it('refuses the whole disposition a second time', () =>
    ncr
      .given(registered, disposition('scrap', '9'))
      .when('SetDisposition', { kind: 'scrap', quantity: pieces('9') })
      .refused('QAL-NCR-QTY'));

  it('closes when all is disposed of', () =>
    ncr.given(registered, disposition('scrap', '9')).when('CloseNonconformance', cause).then(closed));
  it('has nothing to say to a repeated close', () =>
    ncr.given(registered, disposition('scrap', '9'), closed).when('CloseNonconformance', cause).nothing());
  it('refuses to close with another cause, or with quantity left', () => {
    ncr
      .given(registered, disposition('scrap', '9'), closed)
      .when('CloseNonconformance', { rootCause: 'bad drawing' })
      .refused('QAL-NCR-STATE');
    ncr
      .given(registered, disposition('scrap', '8'))
      .when('CloseNonconformance', cause)
      .refused('QAL-NCR-QTY');
  });
  it('refuses dispositions after it is closed', () =>
    ncr
      .given(registered, disposition('scrap', '9'), closed)
      .when('SetDisposition', { kind: 'scrap', quantity: pieces('1') })
      .refused('QAL-NCR-STATE'));
});

const hold = spec(qualityHold, known);
const place = { ...lot, reason: 'bore too wide', source: 'inspection/I1' };
const placed = happened('HoldPlaced', place);
const placedByHand = happened('HoldPlaced', { ...place, source: 'operator/ana' });
const lift = { lot: 'L-7', reason: 'sorted' };
const lifted = happened('HoldLifted', { ...lot, reason: 'sorted' });
const byNonconformance = { ...lift, nonconformance: 'I1' };
const refusal = { granted: null, escalatesTo: 'quality-inspector', why: 'No right to lift holds.' };
const right = { granted: { level: 'site', rightId: 'R1', policyVersion: 1 } };
const caused = (...kinds: ('useAsIs' | 'scrap')[]) => ({
  right: refusal,
  cause: {
    ...{ registered: register, rootCause: null },
    disposed: pieces(kinds.length === 0 ? '8' : '9'),
    kept: pieces(kinds.includes('useAsIs') ? '5' : '0'),
  },
});
const inspecting = (...ids: string[]) => ({
  inspections: { open: Object.fromEntries(ids.map((id) => [id, 'receipt'])) },
});

describe('a quality hold', () => {
  it('is placed', () => hold.given().when('PlaceHold', place).then(placed));
  it('is placed once, whatever the reason', () =>
    hold
      .given(placed)
      .when('PlaceHold', { ...place, reason: 'again' })
      .nothing());
  it('refuses another lot, or a hold that was lifted', () => {
    hold
      .given(placed)
      .when('PlaceHold', { ...place, lot: 'L-8' })
      .refused('QAL-HLD-STATE');
    hold.given(placed, lifted).when('PlaceHold', place).refused('QAL-HLD-STATE');
  });

  it('is lifted by dispositions that let the lot be used', () =>
    hold.given(placed).knowing(caused('useAsIs', 'scrap')).when('LiftHold', byNonconformance).then(lifted));
  it('is lifted once', () =>
    hold.given(placed, lifted).knowing(caused('useAsIs')).when('LiftHold', byNonconformance).nothing());
  it('O8: is lifted when all is scrapped, so that the rest of the lot is free by itself', () => {
    hold.given(placed).knowing(caused('scrap')).when('LiftHold', byNonconformance).then(lifted);
    const part = happened('HoldPlaced', { ...place, quantity: pieces('9') });
    const free = (value: string) => happened('HoldLifted', { ...lifted.data, quantity: pieces(value) });
    hold.given(part).knowing(caused('scrap')).when('LiftHold', byNonconformance).then(free('0'));
    hold.given(part).knowing(caused('useAsIs', 'scrap')).when('LiftHold', byNonconformance).then(free('5'));
  });
  it('O8: is placed on the part it names, in whole pieces, and on no other part under one id', () => {
    const two = { ...place, quantity: pieces('2') };
    hold.given().when('PlaceHold', two).then(happened('HoldPlaced', two));
    hold.given(happened('HoldPlaced', two)).when('PlaceHold', two).nothing();
    hold
      .given(happened('HoldPlaced', two))
      .when('PlaceHold', { ...two, quantity: pieces('3') })
      .refused('QAL-HLD-STATE');
    hold
      .given()
      .when('PlaceHold', { ...two, quantity: pieces('0.5') })
      .refused('QAL-QTY-WHOLE');
  });
  it('is not lifted by a nonconformance of another site', () => {
    const { cause: of } = caused('useAsIs');
    const elsewhere = { ...of, registered: { ...register, site: 'porto' } };
    hold
      .given(placed)
      .knowing({ cause: elsewhere })
      .when('LiftHold', byNonconformance)
      .refused('QAL-HLD-LIFT');
  });
  it('stays while the nonconformance is undecided', () => {
    hold.given(placed).knowing(caused()).when('LiftHold', byNonconformance).refused('QAL-HLD-LIFT');
    hold.given(placed).knowing({ right }).when('LiftHold', byNonconformance).refused('QAL-HLD-LIFT');
  });
  it('stays when an inspection asked for it and no nonconformance is named', () =>
    hold.given(placed).knowing({ right }).when('LiftHold', lift).refused('QAL-HLD-LIFT'));
  it('is lifted by right when a person placed it', () => {
    hold.given(placedByHand).knowing({ right }).when('LiftHold', lift).then(lifted);
    hold.given(placedByHand).knowing({ right: refusal }).when('LiftHold', lift).refused('QAL-HLD-LIFT');
  });
  it('refuses to lift for another lot', () =>
    hold
      .given(placedByHand)
      .knowing({ right })
      .when('LiftHold', { ...lift, lot: 'L-8' })
      .refused('QAL-HLD-LIFT'));
  it('frees no lot past its inspection', () => {
    const held = hold.given(placedByHand).knowing({ right });
    const { decision } = held.knowing(inspecting('L-7.receipt', 'L-7.receipt.2')).when('LiftHold', lift);
    expect(decision).toMatchObject({
      code: 'QAL-RLS-MISSING',
      detail: expect.stringContaining('L-7.receipt (receipt), L-7.receipt.2 (receipt)'),
    });
    held.knowing(inspecting('L-7.receipt.2')).when('LiftHold', lift).refused('QAL-RLS-MISSING');
    held.when('LiftHold', lift).then(lifted);
  });
});
