/** What never got an answer is asked again, and what has left one site arrives at the other. */
import { describe, expect, it } from '@jest/globals';
import type { Operation } from '../history/operation.js';
import { leftOpen } from '../left-open.js';

const operation = (more: Partial<Operation>): Operation => ({
  ...{ kind: 'operation', n: 1, client: 'c1', intent: 'count', operation: 'stock-item.AdjustStock' },
  ...{ service: 'supply-chain', path: '/v1/stock-items/lyon.BOLT/adjust-stock', body: {}, as: 'generator' },
  ...{ principal: 'generator', key: 'k-1', startedAt: '', endedAt: '', outcome: 'ok', status: 200 },
  ...more,
});

const quantity = { value: '3', unit: 'C62' };
const departure = operation({
  ...{ intent: 'transfer-out', operation: 'stock-item.IssueStock', key: 'k-2' },
  path: '/v1/stock-items/lyon.BOLT/issue-stock',
  body: { lot: 'HOT-1', quantity, purpose: { kind: 'count', id: 'TR-1' } },
});

describe('what is left open', () => {
  it('is a command of which every attempt is without an answer', () => {
    const lost = operation({ outcome: 'unknown', status: 0 });
    expect(leftOpen([lost, { ...lost, n: 2 }]).unanswered).toEqual([lost]);
    expect(leftOpen([lost, operation({ n: 2 })]).unanswered).toEqual([]);
  });

  it('is a departure without an arrival, once', () => {
    const repeated = [departure, { ...departure, n: 2 }];
    const [arrival, ...others] = leftOpen(repeated).arrivals;
    expect(others).toEqual([]);
    expect(arrival).toMatchObject({
      key: 'arrival-TR-1',
      body: { site: 'leeds', item: 'BOLT', quantity, source: { kind: 'count', id: 'TR-1' } },
    });
    const arrived = operation({ intent: 'transfer-in', key: 'arrival-TR-1' });
    expect(leftOpen([...repeated, arrived]).arrivals).toEqual([]);
    expect(leftOpen([{ ...departure, outcome: 'unknown' }]).arrivals).toEqual([]);
  });
});
