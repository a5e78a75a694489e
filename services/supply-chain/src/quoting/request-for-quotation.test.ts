/** Suppliers are asked, quote in time and in one currency, and are awarded whole lines with a reason. */
import { describe, expect, it } from '@jest/globals';
import type { QuotationsCompared, QuotedLine } from '@gemba/contracts/events/supply-chain/quotations';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { LineToAward } from './commands.js';
import { requestForQuotation } from './request-for-quotation.js';

const { given } = spec(requestForQuotation);
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const kilos = (value: string) => ({ value, unit: 'KGM' });
const granted = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
const noRight = { granted: null, escalatesTo: 'site-manager', why: 'Above 100.00 EUR.' };

const raised = { site: 'lyon', item: 'STEEL', quantity: kilos('100'), needBy: '2026-03-20', cause: 'fair' };
const need = { status: 'raised', raised: { ...raised, raisedBy: 'paul' }, purchaseOrder: null };
const approved = (currency: string) => ({
  ...{ status: 'approved', prices: {} },
  terms: { name: 'x', currency, leadTime: 'P7D' },
});
const suppliers = { ACME: approved('EUR'), BOLTS: approved('USD'), CUT: approved('EUR') };
const command = {
  site: 'lyon',
  lines: [{ line: '1', requisition: 'R-1' }],
  suppliers: ['ACME', 'BOLTS', 'CUT'],
  answerBy: '2026-03-09',
};
const line = { line: '1', item: 'STEEL', quantity: kilos('100'), needBy: '2026-03-20', requisition: 'R-1' };
const opened = happened('RequestForQuotationOpened', { ...command, lines: [line], openedBy: 'tester' });
const knowing = { requisitions: { 'R-1': need }, suppliers };

describe('OpenRequestForQuotation', () => {
  const asking = given().knowing(knowing);

  it('asks for what the requisition needs', () => {
    asking.when('OpenRequestForQuotation', command).then(opened);
    given(opened).knowing(knowing).when('OpenRequestForQuotation', command).nothing();
    given(opened)
      .knowing(knowing)
      .when('OpenRequestForQuotation', { ...command, suppliers: ['ACME'] })
      .refused('SCM-RFQ-STATE');
  });

  it('takes lines without a requisition in the unit of the item', () => {
    const items = { STEEL: { kind: 'buy', unit: 'KGM', tracking: 'lot' } };
    const { requisition: _, ...free } = line;
    const grams = { ...free, quantity: { value: '100000', unit: 'GRM' } };
    given()
      .knowing({ ...knowing, items })
      .when('OpenRequestForQuotation', { ...command, lines: [grams] })
      .then(happened('RequestForQuotationOpened', { ...opened.data, lines: [free] }));
    const none = { ...command, lines: [{ line: '1', item: 'STEEL' }] };
    asking.when('OpenRequestForQuotation', none).refused('SCM-RFQ-LINE');
    asking.when('OpenRequestForQuotation', { ...command, lines: [free] }).refused('SCM-ITEM-UNKNOWN');
  });

  it('refuses a requisition of another site, that is ordered, or that asks for something else', () => {
    const of = (requisition: object) =>
      given()
        .knowing({ ...knowing, requisitions: { 'R-1': requisition } })
        .when('OpenRequestForQuotation', command);
    of({ ...need, raised: { ...need.raised, site: 'gdansk' } }).refused('SCM-RFQ-REQUISITION');
    of({ ...need, status: 'ordered' }).refused('SCM-RFQ-REQUISITION');
    const more = { ...command, lines: [{ line: '1', requisition: 'R-1', quantity: kilos('200') }] };
    asking.when('OpenRequestForQuotation', more).refused('SCM-RFQ-REQUISITION');
  });

  it('asks suppliers that are not approved by right and with a reason, and blocked ones never', () => {
    const other = { ...command, suppliers: ['ACME', 'NEW'] };
    const told = { ...other, reason: 'Second source.' };
    asking.when('OpenRequestForQuotation', other).refused('SCM-RFQ-SUPPLIER');
    const may = given().knowing({ ...knowing, invite: granted });
    may
      .when('OpenRequestForQuotation', told)
      .then(happened('RequestForQuotationOpened', { ...opened.data, ...told, lines: [line] }));
    given()
      .knowing({ ...knowing, invite: noRight })
      .when('OpenRequestForQuotation', told)
      .refused('SCM-RFQ-INVITE');
    given()
      .knowing({ ...knowing, suppliers: { ACME: { ...suppliers.ACME, status: 'blocked' } } })
      .when('OpenRequestForQuotation', { ...told, suppliers: ['ACME'] })
      .refused('SCM-RFQ-SUPPLIER');
  });

  it('is answered by a day that is to come, of lines and suppliers that are named once', () => {
    asking.when('OpenRequestForQuotation', { ...command, answerBy: '2026-03-01' }).refused('SCM-RFQ-DATE');
    const twice = { ...command, lines: [...command.lines, { line: '2', requisition: 'R-1' }] };
    asking.when('OpenRequestForQuotation', twice).refused('SCM-RFQ-LINE');
    asking
      .when('OpenRequestForQuotation', { ...command, suppliers: ['ACME', 'ACME'] })
      .refused('SCM-RFQ-SUPPLIER');
    asking
      .at({ id: 'R'.repeat(111) })
      .when('OpenRequestForQuotation', command)
      .refused('SCM-RFQ-ID');
  });
});

const rates = { 'USD.EUR.2026-03-02': { rate: '0.9' } };
const rate = { from: 'USD', to: 'EUR', rate: '0.9', date: '2026-03-02' };
const quoting = (supplier: string, quoted: Partial<QuotedLine> & Pick<QuotedLine, 'price'>) => ({
  ...{ supplier, version: 1, validUntil: '2026-04-30' },
  lines: [{ line: '1', leadTime: 'P7D', ...quoted }],
});
const quotation = (supplier: string, quoted: Partial<QuotedLine> & Pick<QuotedLine, 'price'>) =>
  happened('QuotationReceived', {
    ...{ site: 'lyon', ...quoting(supplier, quoted), late: false },
    ...(quoted.price.currency === 'USD' ? { rate } : {}),
  });
const acme = quotation('ACME', { price: euros('2.5125') });
const bolts = quotation('BOLTS', { price: dollars('2.75'), leadTime: 'P3D' });
const cut = quotation('CUT', { price: euros('2.60'), minimum: kilos('150') });

describe('RecordQuotation', () => {
  const asked = given(opened).knowing({ seller: suppliers.ACME });
  const offer = quoting('ACME', { price: euros('2.5125') });

  it('keeps a price with six decimals, once', () => {
    asked.when('RecordQuotation', offer).then(acme);
    given(opened, acme).knowing({ seller: suppliers.ACME }).when('RecordQuotation', offer).nothing();
  });

  it('keeps the rate of the day where it is in another currency, and needs one', () => {
    const foreign = quoting('BOLTS', { price: dollars('2.75'), leadTime: 'P3D' });
    const sold = given(opened).knowing({ seller: suppliers.BOLTS, rates });
    sold.when('RecordQuotation', foreign).then(bolts);
    given(opened)
      .knowing({ seller: suppliers.BOLTS })
      .when('RecordQuotation', foreign)
      .refused('SCM-RATE-MISSING');
    sold.when('RecordQuotation', quoting('BOLTS', { price: euros('1.00') })).refused('SCM-RFQ-CURRENCY');
  });

  it('takes a later version in the place of the one before, and no older one', () => {
    const dearer = { ...offer, lines: [{ line: '1', leadTime: 'P7D', price: euros('3.00') }] };
    const before = given(opened, acme).knowing({ seller: suppliers.ACME });
    before.when('RecordQuotation', dearer).refused('SCM-RFQ-VERSION');
    before
      .when('RecordQuotation', { ...dearer, version: 2 })
      .then(happened('QuotationReceived', { ...acme.data, lines: dearer.lines, version: 2 }));
  });

  it('is late after the last day, and counts once somebody accepts that', () => {
    const late = happened('QuotationReceived', { ...acme.data, late: true });
    asked.at({ date: '2026-03-10' }).when('RecordQuotation', offer).then(late);
    const accept = { supplier: 'ACME', reason: 'Sent in time, lost in the post.' };
    const accepted = happened('LateQuotationAccepted', accept);
    given(opened, late).when('AcceptLateQuotation', accept).then(accepted);
    given(opened, late, accepted).when('AcceptLateQuotation', accept).nothing();
    given(opened, acme).when('AcceptLateQuotation', accept).refused('SCM-RFQ-STATE');
    given(opened).when('AcceptLateQuotation', accept).refused('SCM-RFQ-QUOTATION');
    const extended = happened('RequestForQuotationExtended', { from: '2026-03-09', answerBy: '2026-03-12' });
    given(opened).when('ExtendRequestForQuotation', { answerBy: '2026-03-12' }).then(extended);
    given(opened, extended).when('ExtendRequestForQuotation', { answerBy: '2026-03-12' }).nothing();
    given(opened).when('ExtendRequestForQuotation', { answerBy: '2026-03-01' }).refused('SCM-RFQ-DATE');
    given(opened, extended)
      .knowing({ seller: suppliers.ACME })
      .at({ date: '2026-03-10' })
      .when('RecordQuotation', offer)
      .then(acme);
  });

  it('refuses who was not asked, lines that are not there, and what cannot be compared', () => {
    const wrong = (quoted: object, code: string) =>
      asked.when('RecordQuotation', { ...offer, ...quoted }).refused(code);
    wrong({ supplier: 'OTHER' }, 'SCM-RFQ-SUPPLIER');
    wrong({ validUntil: '2026-03-01' }, 'SCM-RFQ-VALID');
    const [first] = offer.lines;
    const quoted = (more: object) => ({ lines: [{ ...first, ...more }] });
    wrong(quoted({ line: '9' }), 'SCM-RFQ-LINE');
    wrong({ lines: [first, first] }, 'SCM-RFQ-LINE');
    wrong(quoted({ discount: '1' }), 'SCM-RFQ-SHARE');
    wrong(quoted({ duty: '-0.1' }), 'SCM-RFQ-SHARE');
    wrong(quoted({ surcharge: dollars('1.00') }), 'SCM-RFQ-CURRENCY');
    wrong(quoted({ minimum: { value: '1', unit: 'MTR' } }), 'SCM-RFQ-UNIT');
    const step = { from: kilos('50'), price: euros('2.40') };
    wrong(quoted({ scales: [step, step] }), 'SCM-RFQ-SCALE');
    given(opened)
      .knowing({ seller: { ...suppliers.ACME, status: 'blocked' } })
      .when('RecordQuotation', offer)
      .refused('SCM-RFQ-SUPPLIER');
  });
});

const award = (...awards: readonly (readonly [supplier: string, quantity: string])[]) => ({
  awards: awards.map(([supplier, quantity]): LineToAward => ({
    line: '1',
    supplier,
    quantity: kilos(quantity),
  })),
});

describe('AwardQuotations', () => {
  const market = { right: granted, suppliers, requisitions: { 'R-1': need }, rates };
  const quoted = given(opened, acme, bolts, cut).at({ id: 'RFQ-1' }).knowing(market);
  const cheapest = [{ line: '1', supplier: 'BOLTS', landed: euros('2.475') }];
  const askers = ['tester', 'paul'].map((id) => ({ id }));
  const won = {
    ...{ line: '1', item: 'STEEL', supplier: 'BOLTS', version: 1, quantity: kilos('100') },
    ...{ price: dollars('2.75'), landed: euros('2.475'), promised: '2026-03-05' },
    ...{ purchaseOrder: 'PO-RFQ-1-1', requisition: 'R-1' },
  };
  const awarded = happened('QuotationsAwarded', {
    ...{ site: 'lyon', awards: [won], total: dollars('275.00'), rates: [rate], cheapest, askers },
  });
  const declined = (supplier: string) =>
    happened('QuotationDeclined', { supplier, version: 1, lines: ['1'] });

  it('gives the cheapest at the rate of the day its order, and tells the others', () => {
    quoted.when('AwardQuotations', award(['BOLTS', '100'])).then(awarded, declined('ACME'), declined('CUT'));
    given(opened, acme, bolts, cut, awarded)
      .when('AwardQuotations', award(['BOLTS', '100']))
      .nothing();
    given(opened, acme, bolts, cut, awarded)
      .when('AwardQuotations', award(['ACME', '100']))
      .refused('SCM-RFQ-STATE');
  });

  it('gives a dearer one only with a reason', () => {
    const refusal = quoted.when('AwardQuotations', award(['ACME', '100']));
    refusal.refused('SCM-RFQ-REASON');
    expect(refusal.decision).toMatchObject({ violated: { actual: '2.5125', limit: '2.475' } });
    const { decision } = quoted.when('AwardQuotations', {
      ...award(['ACME', '100']),
      reason: 'Certified steel.',
    });
    expect(decision).toMatchObject([
      { data: { awards: [{ supplier: 'ACME', price: euros('2.5125') }], total: euros('251.25'), cheapest } },
      { data: { supplier: 'BOLTS' } },
      { data: { supplier: 'CUT' } },
    ]);
  });

  it('splits a line into parts that add up to it, each with its order', () => {
    const reason = 'Two sources.';
    const split = { ...award(['ACME', '60'], ['BOLTS', '40']), reason };
    quoted.when('AwardQuotations', award(['ACME', '60'], ['BOLTS', '40'])).refused('SCM-RFQ-REASON');
    expect(quoted.when('AwardQuotations', split).decision).toMatchObject([
      {
        data: {
          awards: [
            { supplier: 'ACME', quantity: kilos('60'), purchaseOrder: 'PO-RFQ-1-1' },
            { supplier: 'BOLTS', quantity: kilos('40'), purchaseOrder: 'PO-RFQ-1-2' },
          ],
          // 60 × 2.5125 = 150.75, and 40 × 2.75 × 0.9 = 99.00
          total: euros('249.75'),
        },
      },
      { data: { supplier: 'CUT' } },
    ]);
    const less = { ...award(['ACME', '60'], ['BOLTS', '30']), reason };
    quoted.when('AwardQuotations', less).refused('SCM-RFQ-QUANTITY');
    quoted.when('AwardQuotations', { ...award(['ACME', '101']), reason }).refused('SCM-RFQ-QUANTITY');
    const twice = { ...award(['ACME', '60'], ['ACME', '40']), reason };
    quoted.when('AwardQuotations', twice).refused('SCM-RFQ-LINE');
  });

  it('buys no less than the supplier sells', () => {
    const reason = 'Stock for the spring.';
    quoted.when('AwardQuotations', { ...award(['CUT', '100']), reason }).refused('SCM-RFQ-MINIMUM');
    expect(quoted.when('AwardQuotations', { ...award(['CUT', '150']), reason }).decision).toMatchObject([
      { data: { awards: [{ quantity: kilos('150') }], total: euros('390.00') } },
      ...[{}, {}],
    ]);
  });

  it('needs a right for the amount, and what its orders need', () => {
    const best = award(['BOLTS', '100']);
    const without = (known: object, code: string) =>
      quoted
        .knowing({ ...market, ...known })
        .when('AwardQuotations', best)
        .refused(code);
    without({ right: noRight }, 'SCM-RFQ-AWARD');
    without({ rates: {} }, 'SCM-RFQ-QUOTATION');
    without({ suppliers: { ...suppliers, BOLTS: { status: 'none' } } }, 'SCM-RFQ-QUOTATION');
    without({ requisitions: { 'R-1': { ...need, status: 'ordered' } } }, 'SCM-RFQ-REQUISITION');
    quoted.at({ id: 'RFQ-1', date: '2026-05-01' }).when('AwardQuotations', best).refused('SCM-RFQ-QUOTATION');
    quoted.when('AwardQuotations', award(['OTHER', '100'])).refused('SCM-RFQ-QUOTATION');
    const elsewhere = { awards: [{ line: '9', supplier: 'ACME', quantity: kilos('1') }] };
    quoted.when('AwardQuotations', elsewhere).refused('SCM-RFQ-LINE');
  });

  it('leaves out what was withdrawn, and what came late', () => {
    const withdrawn = happened('QuotationWithdrawn', { supplier: 'BOLTS', reason: 'Typing error.' });
    given(opened, bolts).when('WithdrawQuotation', withdrawn.data).then(withdrawn);
    given(opened, bolts, withdrawn).when('WithdrawQuotation', withdrawn.data).nothing();
    given(opened).when('WithdrawQuotation', withdrawn.data).refused('SCM-RFQ-QUOTATION');
    const late = happened('QuotationReceived', { ...acme.data, late: true });
    const left = given(opened, late, bolts, cut, withdrawn).at({ id: 'RFQ-1' }).knowing(market);
    left.when('AwardQuotations', award(['BOLTS', '100'])).refused('SCM-RFQ-QUOTATION');
    left.when('AwardQuotations', award(['ACME', '100'])).refused('SCM-RFQ-QUOTATION');
    // What is left is the cheapest, so that it needs no reason.
    expect(left.when('AwardQuotations', award(['CUT', '150'])).decision).toHaveLength(2);
  });
});

describe('CompareQuotations', () => {
  const deliveries = {
    'ACME.2026-02': { receipts: 4, onTime: 3, received: '1000.00', returned: '100.00' },
    'ACME.2025-03': { receipts: 50, onTime: 0, received: '1.00', returned: '0.00' },
  };
  const known = { suppliers, rates };
  const quoted = given(opened, acme, bolts, cut).knowing({
    ...known,
    deliveries: { 'ACME.2026-02': deliveries['ACME.2026-02'] },
  });

  it('keeps how they stand: landed at the rate of the day, the cheapest first, and why', () => {
    const { decision } = quoted.when('CompareQuotations', {});
    expect(decision).toMatchObject([
      {
        type: 'QuotationsCompared',
        data: {
          ...{
            date: '2026-03-02',
            currency: 'EUR',
            weights: { price: '0.6', leadTime: '0.2', supplier: '0.2' },
          },
          lines: [
            {
              offers: [
                {
                  supplier: 'BOLTS',
                  landed: euros('2.475'),
                  rate,
                  best: ['price', 'leadTime', 'supplier', 'total'],
                },
                // 3 ÷ 4 on time × 900 ÷ 1000 kept
                { supplier: 'ACME', landed: euros('2.5125'), score: '0.675', points: { leadTime: '8.5714' } },
                { supplier: 'CUT', bought: '150', landed: euros('3.90') },
              ],
            },
          ],
        },
      },
    ]);
    const [compared] = decision as readonly { readonly data: QuotationsCompared }[];
    if (!compared) throw new Error('Nothing was said.');
    given(opened, acme, bolts, cut, happened('QuotationsCompared', compared.data))
      .knowing({ ...known, deliveries: { 'ACME.2026-02': deliveries['ACME.2026-02'] } })
      .when('CompareQuotations', {})
      .nothing();
  });

  it('looks a year back, and takes weights that sum to 1', () => {
    const { decision } = given(opened, acme)
      .knowing({ ...known, deliveries })
      .when('CompareQuotations', {
        weights: { price: '0', leadTime: '0', supplier: '1' },
      });
    expect(decision).toMatchObject([{ data: { lines: [{ offers: [{ points: { total: '100' } }] }] } }]);
    quoted
      .when('CompareQuotations', { weights: { price: '0.9', leadTime: '0.2', supplier: '0' } })
      .refused('SCM-RFQ-WEIGHTS');
    quoted
      .when('CompareQuotations', { weights: { price: '1.2', leadTime: '-0.2', supplier: '0' } })
      .refused('SCM-RFQ-WEIGHTS');
    given().when('CompareQuotations', {}).refused('SCM-RFQ-STATE');
  });
});

describe('CancelRequestForQuotation', () => {
  it('ends it, once, and nothing is quoted or awarded then', () => {
    const cancelled = happened('RequestForQuotationCancelled', { reason: 'Made in house.' });
    given(opened).when('CancelRequestForQuotation', cancelled.data).then(cancelled);
    const over = given(opened, acme, cancelled).knowing({ seller: suppliers.ACME });
    over.when('CancelRequestForQuotation', cancelled.data).nothing();
    over
      .when('RecordQuotation', { ...quoting('ACME', { price: euros('1.00') }), version: 2 })
      .refused('SCM-RFQ-STATE');
    over.when('AwardQuotations', award(['ACME', '100'])).refused('SCM-RFQ-STATE');
    over.when('ExtendRequestForQuotation', { answerBy: '2026-03-12' }).refused('SCM-RFQ-STATE');
  });
});
