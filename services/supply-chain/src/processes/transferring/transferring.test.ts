/** Each site decides on its half of a transfer, and hears from the other what it has to know. */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { stockItem } from '../../stock/stock-item.js';
import { stockTransfer } from '../../transfers/stock-transfer.js';
import { transferShipment } from '../../transfers/transfer-shipment.js';
import { askDonor } from './ask-donor-when-transfer-is-requested.js';
import { giveStock } from './give-stock-when-transfer-is-consented.js';
import { tellBothSites } from './tell-both-sites-when-goods-leave.js';
import { takeInTransfer } from './take-in-when-transfer-arrives.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const T7 = { subject: 'T-7' };
const quantity = pieces('10');
const reason = 'Castings came';
const made = { expiry: '2026-04-01', origin: 'purchase-order/PO-1' };
const demand = 'stock-transfer/T-7';

describe('ask donor when transfer is requested', () => {
  const asked = { item: 'CAST', quantity, wanted: '2026-03-09', cause: 'Late' };

  it('asks the donor, at the site of the donor', () => {
    const requested = { ...asked, site: 'gdansk', from: 'lyon', currency: 'EUR' };
    const sentence = story(askDonor).when(heard('StockTransferRequested', requested, T7));
    const command = { ...asked, site: 'lyon', to: 'gdansk' };
    sentence.sends(send(transferShipment, ['T-7', 'AskTransferShipment'], command));
    expect(sentence.sent[0]?.site).toBe('lyon');
  });

  it('asks no more for what is cancelled', () => {
    const cancelled = { site: 'gdansk', from: 'lyon', item: 'CAST', quantity, reason };
    story(askDonor)
      .when(heard('StockTransferCancelled', cancelled, T7))
      .sends(send(transferShipment, ['T-7', 'EndTransferShipment'], { reason }));
  });
});

describe('give stock when transfer is consented', () => {
  const place = { site: 'lyon', to: 'gdansk', item: 'CAST' };
  const consented = heard('TransferConsented', { ...place, quantity }, T7);
  const ended = heard('TransferShipmentEnded', { ...place, quantity: pieces('4'), reason }, T7);

  it('keeps it at the donor, and expects it at the receiver', () => {
    const sentence = story(giveStock).when(consented);
    sentence.sends(
      send(stockItem, ['lyon.CAST', 'ReserveStock'], { demand, quantity }),
      send(stockTransfer, ['T-7', 'RecordConsent'], { quantity }),
      send(stockItem, ['gdansk.CAST', 'ExpectStock'], { quantity, source: demand }),
    );
    expect(sentence.sent[2]?.site).toBe('gdansk');
    const { otherwise } = sentence.sent[0] ?? {};
    const over = reject('SCM-RES-OVER', 'Only 3 are free.');
    expect(typeof otherwise === 'object' ? otherwise['SCM-RES-OVER']?.(over) : null).toEqual([
      send(transferShipment, ['T-7', 'EndTransferShipment'], { reason: 'Only 3 are free.' }),
    ]);
  });

  it('tells the receiver of a refusal', () => {
    story(giveStock)
      .when(heard('TransferRefused', { reason }, T7))
      .sends(send(stockTransfer, ['T-7', 'RecordRefusal'], { reason }));
  });

  it('frees what is not shipped, and expects it no more', () => {
    story(giveStock)
      .after(consented)
      .when(ended)
      .sends(
        send(stockItem, ['lyon.CAST', 'ReleaseReservation'], { demand, reason }),
        send(stockTransfer, ['T-7', 'RecordTransferEnd'], { quantity: pieces('4'), reason }),
        send(stockItem, ['gdansk.CAST', 'StopExpecting'], { quantity: pieces('4'), reason }),
      );
    story(giveStock)
      .when(ended)
      .sends(send(stockTransfer, ['T-7', 'RecordTransferEnd'], { quantity: pieces('4'), reason }));
  });
});

describe('what is picked', () => {
  const part = { lot: 'C1', quantity: pieces('6') };
  const purpose = { kind: 'stock-transfer', id: 'T-7' } as const;

  it('takes each lot from stock, and notes what stock refuses', () => {
    const picked = heard('TransferPicked', { site: 'lyon', item: 'CAST', lines: [part] }, T7);
    const sentence = story(giveStock).when(picked);
    sentence.sends(send(stockItem, ['lyon.CAST', 'IssueStock'], { ...part, purpose, demand }));
    const { otherwise } = sentence.sent[0] ?? {};
    const refusal = reject('SCM-STK-STATUS', 'Held.');
    expect(typeof otherwise === 'function' ? otherwise(refusal) : otherwise).toEqual([
      send(transferShipment, ['T-7', 'RecordTransferShort'], { ...part, reason: 'Held.' }),
    ]);
  });

  it('tells both sites what has left', () => {
    const issued = heard('StockIssued', { site: 'lyon', item: 'CAST', ...part, purpose, made });
    story(tellBothSites)
      .when(issued)
      .sends(
        send(transferShipment, ['T-7', 'RecordTransferShipped'], part),
        send(stockTransfer, ['T-7', 'RecordDespatch'], { ...part, made, shippedOn: '2026-03-02' }),
      );
    const other = heard('StockIssued', { ...issued.data, purpose: { kind: 'scrap' as const, id: 'T-7' } });
    expect(story(tellBothSites).when(other).about).toBeNull();
  });
});

describe('take in when transfer arrives', () => {
  const place = { site: 'gdansk', from: 'lyon', item: 'CAST', lot: 'C1' };
  const receipt = (value: string) => ({
    site: 'gdansk',
    item: 'CAST',
    lot: 'C1',
    quantity: pieces(value),
    ...made,
  });
  const source = { kind: 'stock-transfer', id: 'T-7' } as const;

  it('takes in what is good with its expiry and origin, and expects the rest no more', () => {
    const came = { ...place, quantity: pieces('3'), made, short: pieces('2'), damaged: pieces('1') };
    story(takeInTransfer)
      .when(heard('StockTransferReceived', came, T7))
      .sends(
        send(stockItem, ['gdansk.CAST', 'ReceiveStock'], { ...receipt('3'), source }),
        send(stockItem, ['gdansk.CAST', 'StopExpecting'], {
          ...{ quantity: pieces('3'), reason: 'Missing or damaged of transfer T-7.' },
        }),
      );
    story(takeInTransfer)
      .when(heard('StockTransferReceived', { ...place, quantity: pieces('0'), made }, T7))
      .sends();
  });

  it.each([
    ['short', { ...source, line: 'found' }],
    ['damaged', { ...source, line: 'found' }],
    ['over', { kind: 'count', id: 'T-7' } as const],
  ] as const)('takes in what was %s and is found', (kind, from) => {
    const found = { ...place, kind, quantity: pieces('1'), resolution: 'found' as const, made, reason };
    story(takeInTransfer)
      .when(heard('TransferDifferenceResolved', found, T7))
      .sends(send(stockItem, ['gdansk.CAST', 'ReceiveStock'], { ...receipt('1'), source: from }));
    const lost = heard('TransferDifferenceResolved', { ...found, resolution: 'lost' as const }, T7);
    expect(story(takeInTransfer).when(lost).about).toBeNull();
  });
});
