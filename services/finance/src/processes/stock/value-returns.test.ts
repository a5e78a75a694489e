/** What comes back is valued as what left, and credited on receipt or on grading, never on both. */
import { it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { orderCost } from '../../costing/order-cost/order-cost.js';
import { chargeWorkWhenProductionReports } from './charge-work-when-production-reports.js';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';
import { customerInvoice } from '../../invoices/customer-invoice/customer-invoice.js';
import { creditWhenGoodsComeBack } from '../invoices/credit-when-goods-come-back.js';
import { valueStockWhenItMoves } from './value-stock-when-it-moves.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const goods = { site: 'lyon', item: 'PUMP', lot: 'L1', quantity: { value: '2', unit: 'C62' } };
const from = { eventId: 'E1', subject: 'R1' };
const reverses = 'shipment/SH-1/1';
const line = { ...goods, shipment: 'SH-1', line: '1' };

it('adds a layer that reverses what had left', () => {
  const source = { kind: 'return' as const, id: 'R1' };
  const shippedWith = { shipment: 'SH-1', line: '1' };
  story(valueStockWhenItMoves)
    .when(heard('StockReceived', { ...goods, status: 'returned' as const, source, shippedWith }, from))
    .sends(
      send(costLayer, ['lyon.PUMP', 'AddCostLayer'], {
        ...{ ...goods, kind: 'return', source: 'return/R1', sourceEventId: 'E1', reverses },
      }),
    );
});

it('writes down what goes back into stock to what it brings, and nothing else', () => {
  const decided = { ...line, part: 1, grade: 'A' as const, price: eur('340.00'), options: [], isBest: true };
  const told = (kind: 'restock' | 'recycle') =>
    story(valueStockWhenItMoves).when(
      heard('ReturnDispositionDecided', { ...decided, kind, netRecovery: eur('90.00') }, from),
    );
  told('restock').sends(
    send(costLayer, ['lyon.PUMP', 'WriteDownCostLayer'], {
      ...{ ...goods, unitValue: eur('90.00'), source: 'return/R1/1', sourceEventId: 'E1', reverses },
    }),
  );
  told('recycle').sends();
  story(valueStockWhenItMoves)
    .when(heard('ReturnDispositionDecided', { ...decided, kind: 'restock' as const }, from))
    .sends();
});

it('writes down what is made good again, until its order is cancelled, and asks what that has cost', () => {
  const refurbishment = { order: 'RFB-1', into: 'PUMP-R', decidedOn: '2026-03-02' };
  const decided = { ...line, part: 1, grade: 'C' as const, price: eur('340.00'), isBest: true };
  const kind = 'refurbish' as const;
  const option = { kind, price: eur('250.00'), cost: eur('150.00'), netRecovery: eur('100.00') };
  const options = [{ ...option, possible: goods.quantity }];
  const said = { ...decided, kind, options, netRecovery: eur('100.00'), refurbishment };
  const of = { site: 'lyon', item: 'PUMP', lot: 'L1', source: 'refurbishing/RFB-1', sourceEventId: 'E1' };
  story(valueStockWhenItMoves)
    .when(heard('ReturnDispositionDecided', said, from))
    .sends(
      send(costLayer, ['lyon.PUMP', 'WriteDownCostLayer'], {
        ...{ ...of, quantity: goods.quantity, unitValue: eur('100.00'), reverses },
      }),
    );
  story(chargeWorkWhenProductionReports)
    .when(heard('ReturnDispositionDecided', said, from))
    .sends(send(orderCost, ['RFB-1', 'ExpectResale'], { ...goods, item: 'PUMP-R', price: eur('250.00') }));
  const back = { ...line, part: 1, kind, refurbishment, reason: 'No bearing' };
  story(valueStockWhenItMoves)
    .when(heard('ReturnDispositionWithdrawn', back, from))
    .sends(send(costLayer, ['lyon.PUMP', 'ReverseWriteDown'], of));
  const good = { ...goods, item: 'PUMP-R', status: 'available' as const, refurbished: true };
  const source = { kind: 'production-order' as const, id: 'RFB-1' };
  story(valueStockWhenItMoves)
    .when(heard('StockReceived', { ...good, source }, from))
    .sends(
      send(costLayer, ['lyon.PUMP-R', 'AddCostLayer'], {
        ...{ ...goods, item: 'PUMP-R', kind: 'production-order', source: 'production-order/RFB-1' },
        ...{ sourceEventId: 'E1', refurbished: true },
      }),
    );
});

it('credits once, when it was agreed', () => {
  const back = { ...line, customer: 'AQUA', salesOrder: 'SO-1', receivedOn: '2026-03-01' };
  const credit = (creditNote: string) =>
    send(customerInvoice, ['SH-1', 'CreditCustomerInvoice'], {
      ...{ creditNote, returnAuthorisation: 'R1', line: '1', item: 'PUMP', quantity: goods.quantity },
      returnedOn: '2026-03-01',
    });
  const received = (creditedOn: 'receipt' | 'grading') =>
    story(creditWhenGoodsComeBack).when(
      heard('ReturnReceived', { ...back, creditedOn, receipt: 2, price: eur('340.00') }, from),
    );
  const graded = (creditedOn: 'receipt' | 'grading') =>
    story(creditWhenGoodsComeBack).when(
      heard(
        'ReturnGraded',
        { ...back, creditedOn, part: 3, grade: 'A' as const, findings: 'New', options: [] },
        from,
      ),
    );
  received('receipt').sends(credit('R1.2'));
  graded('receipt').sends();
  received('grading').sends();
  graded('grading').sends(credit('R1.3'));
});
