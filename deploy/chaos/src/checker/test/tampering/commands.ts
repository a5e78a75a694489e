/** What is wrong with commands: lost, done though refused, done twice, or answered otherwise. */
import type { Operation } from '../../../load/history/operation.js';
import type { Tampered } from '../healthy.js';
import type { Mutable } from '../telling.js';
import type { Tampering } from './tampering.js';
import { eventOf, operationOf, remove, repeat } from './tampering.js';

const PLACED = 'purchase-order.PlacePurchaseOrder';

/** Another attempt under the key of one that was done, an hour later. */
const again = (snapshot: Tampered, operation: string, change: (copy: Mutable<Operation>) => void): void => {
  const copy = structuredClone(operationOf(snapshot, operation));
  copy.n = snapshot.operations.length + 1;
  copy.startedAt = '2026-03-02T11:00:00.000Z';
  copy.endedAt = copy.startedAt;
  change(copy);
  snapshot.operations.push(copy);
};

export const OF_COMMANDS: readonly Tampering[] = [
  {
    check: 'acknowledged-stored',
    tamper: (snapshot) => {
      remove(snapshot, 'ShipmentDespatched');
    },
  },
  {
    check: 'acknowledged-whole',
    tamper: (snapshot) => {
      operationOf(snapshot, PLACED).answer?.events?.pop();
    },
  },
  {
    check: 'reports-kept',
    tamper: (snapshot) => {
      remove(snapshot, 'EpcisEventCaptured');
    },
  },
  {
    check: 'reports-kept',
    tamper: (snapshot) => {
      const attempt = operationOf(snapshot, 'epcis.Capture');
      attempt.answer = { ...attempt.answer, errors: [{ pointer: '/epcisBody/eventList/0/eventTime' }] };
    },
  },
  {
    check: 'refused-without-trace',
    tamper: (snapshot) => {
      operationOf(snapshot, PLACED).outcome = 'refused';
    },
  },
  {
    check: 'rules-held',
    tamper: (snapshot) => {
      operationOf(snapshot, PLACED).breaks = true;
    },
  },
  {
    check: 'one-effect-per-command',
    tamper: (snapshot) => {
      const { outcome: _, ...rest } = operationOf(snapshot, PLACED);
      snapshot.operations = [{ ...rest, outcome: 'unknown' }];
      repeat(snapshot, 'PurchaseOrderPlaced');
    },
  },
  {
    check: 'same-key-same-answer',
    tamper: (snapshot) => {
      again(snapshot, PLACED, ({ answer }) => {
        if (answer) answer.version = 3;
      });
    },
  },
  {
    check: 'other-body-refused',
    tamper: (snapshot) => {
      again(snapshot, PLACED, (copy) => {
        copy.body = { id: 'PO-1', other: true };
      });
    },
  },
  {
    check: 'repeat-not-refused',
    tamper: (snapshot) => {
      again(snapshot, PLACED, (copy) => {
        copy.outcome = 'refused';
        copy.code = 'SCM-PO-STATE';
      });
    },
  },
  {
    check: 'same-key-same-job',
    tamper: (snapshot) => {
      again(snapshot, 'epcis.Capture', (copy) => {
        copy.body = { epcisBody: { eventList: [] } };
      });
    },
  },
  {
    check: 'process-commands-named',
    tamper: (snapshot) => {
      eventOf(snapshot, 'MatchPassed').meta.commandId = '00000000-0000-8000-8000-000000000000';
    },
  },
];
