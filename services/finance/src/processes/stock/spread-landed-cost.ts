/** A landed cost goes into the layers of what it brought in, part by part, and out again when reversed. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { LandedCostRecorded } from '@gemba/contracts/events/finance/landed-cost';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Money } from '@gemba/measures/money';
import { isZeroMoney, negateMoney } from '@gemba/measures/money';
import { costLayer } from '../../costing/cost-layer/cost-layer.js';

type Told = { readonly eventId: string; readonly subject: string; readonly data: LandedCostRecorded };

const parts = (
  { eventId, subject: landedCost, data }: Told,
  signed: (amount: Money) => Money,
): readonly Sent[] => {
  const { site, date, shares } = data;
  return shares
    .map((share, n) => ({ ...share, sourceEventId: `${eventId}/${String(n)}` }))
    .filter(({ part }) => !isZeroMoney(part.local) || !isZeroMoney(part.group))
    .map(({ purchaseOrder, line, item, lot, part, sourceEventId }) =>
      send(costLayer, [`${site}.${item}`, 'AllocateLandedCost'], {
        ...{ site, item, lot, source: `purchase-order/${purchaseOrder}/${line}`, landedCost, date },
        ...{ amount: signed(part.local), group: signed(part.group), sourceEventId },
      }),
    );
};

export const spreadLandedCost = process('spread-landed-cost-over-what-it-brought', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    LandedCostRecorded: { about: (e) => e.subject, send: (_, e) => parts(e, (amount) => amount) },
    LandedCostReversed: { about: (e) => e.subject, send: (_, e) => parts(e, negateMoney) },
  },
});
