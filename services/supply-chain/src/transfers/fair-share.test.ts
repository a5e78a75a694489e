/** What is short is shared by need or in order, whole where it is counted, and no more than is free. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec, story } from '@gemba/decider/testing';
import fc from 'fast-check';
import { grantWhatIsSharedOut } from '../processes/transferring/grant-what-is-shared-out.js';
import { NO_STOCK } from '../stock/stock-state.js';
import type { StockItem } from '../stock/stock-state.js';
import { fairShare } from './fair-share.js';
import { shared } from './sharing.js';
import type { TransferShipment } from './shipment-state.js';
import { NOT_ASKED } from './shipment-state.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const asked = (to: string, value: string, more = {}): TransferShipment => ({
  ...NOT_ASKED,
  status: 'asked',
  asked: {
    ...{ site: 'lyon', to, item: 'CAST', quantity: pieces(value), wanted: '2026-03-09', cause: 'Late' },
    ...more,
  },
});
const asking = { 'T-1': asked('porto', '20'), 'T-2': asked('gdansk', '10') };
const lot = { balances: { available: '10' }, receivedAt: '', movements: [] };
const stock = { ...NO_STOCK, lots: { L1: lot } } as unknown as StockItem;
const right = { granted: { level: 'site', rightId: 'give', policyVersion: 1 } };
const item = { id: 'CAST', kind: 'buy', unit: 'C62', tracking: 'lot' };
const { given } = spec(fairShare, { asking, stock, right, item });

const share = { site: 'lyon', item: 'CAST', transfers: ['T-1', 'T-2'], by: 'need' as const };
const done = (first: string, second: string, more = {}) =>
  happened('StockSharedOut', {
    ...{ site: 'lyon', item: 'CAST', by: 'need' as const, free: pieces('10'), keep: pieces('0'), ...more },
    shares: [
      { transfer: 'T-1', to: 'porto', asked: pieces('20'), given: pieces(first) },
      { transfer: 'T-2', to: 'gdansk', asked: pieces('10'), given: pieces(second) },
    ],
  });

describe('ShareOutStock', () => {
  it('gives by need, the odd piece to the largest remainder, once', () => {
    given().when('ShareOutStock', share).then(done('7', '3'));
    given(done('7', '3')).when('ShareOutStock', share).nothing();
    given(done('7', '3'))
      .when('ShareOutStock', { ...share, transfers: ['T-2'] })
      .refused('SCM-TRF-STATE');
  });

  it('gives in the order in which they are named, less what the donor keeps', () => {
    given()
      .when('ShareOutStock', { ...share, by: 'order', keep: pieces('4') })
      .then(done('6', '0', { by: 'order', keep: pieces('4') }));
  });

  it('refuses who does not wait for it, what is not there, and whoever may not', () => {
    const refused = (known: object, code: string, more = {}) =>
      given()
        .knowing(known)
        .when('ShareOutStock', { ...share, ...more })
        .refused(code);
    refused({ asking: { 'T-1': asked('porto', '20') } }, 'SCM-FSH-TRANSFER');
    refused({ asking: { ...asking, 'T-2': asked('gdansk', '10', { item: 'PUMP' }) } }, 'SCM-FSH-TRANSFER');
    refused({ asking: { ...asking, 'T-2': asked('lyon', '10', { site: 'porto' }) } }, 'SCM-FSH-TRANSFER');
    refused(
      { asking: { ...asking, 'T-2': { ...asked('gdansk', '10'), status: 'refused' } } },
      'SCM-FSH-TRANSFER',
    );
    refused({}, 'SCM-FSH-TRANSFER', { transfers: ['T-1', 'T-1'] });
    refused({}, 'SCM-FSH-NOTHING', { keep: pieces('10') });
    refused({}, 'SCM-UOM-WHOLE', { keep: pieces('0.5') });
    refused({ item: undefined }, 'SCM-ITEM-UNKNOWN');
    refused({ right: { granted: null, escalatesTo: 'coo', why: 'No.' } }, 'SCM-TRF-CONSENT');
  });
});

describe('grant-what-is-shared-out', () => {
  it('consents to each with its share, and leaves the others waiting', () => {
    const { data } = done('10', '0');
    story(grantWhatIsSharedOut)
      .when(heard('StockSharedOut', data))
      .sends({
        ...{ to: 'transfer-shipment', id: 'T-1', name: 'GrantTransferShare' },
        data: { quantity: pieces('10') },
      });
  });
});

describe('whatever is asked for', () => {
  const needs = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });
  it('nobody gets more than asked, all of what is there goes, and by need none is a piece off', () => {
    fc.assert(
      fc.property(
        needs,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom('need', 'order'),
        (all, there, by) => {
          const texts = all.map(String);
          const shares = shared(texts, String(there), { by, unit: 'C62' }).map(Number);
          const whole = all.reduce((total, each) => total + each, 0);
          expect(shares.reduce((total, each) => total + each, 0)).toBe(Math.min(there, whole));
          shares.forEach((each, n) => {
            const need = all[n] ?? 0;
            expect(Number.isInteger(each)).toBe(true);
            expect(each).toBeLessThanOrEqual(need);
            if (by === 'need' && whole > there)
              expect(Math.abs(each - (need * there) / whole)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('what is measured is shared to the millionth', () => {
    expect(shared(['1', '1', '1'], '1', { by: 'need', unit: 'KGM' })).toEqual([
      '0.333334',
      '0.333333',
      '0.333333',
    ]);
  });
});
