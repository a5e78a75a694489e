/** What a site costs besides what it buys and makes, recorded on the Mondays on which it works. */
import type { Money } from '@gemba/measures/money';
import { multiplyMoney } from '@gemba/measures/money';
import { weekdayOf } from '@gemba/measures/period';
import type { Stage } from '../world/stage.js';
import { together } from '../world/stage.js';

/** Hours of a week: of office staff, and of machines for power, which is taxed, and for the hall. */
const WEEKLY = [
  { kind: 'wages', hours: '40', rate: 'labourRate', tax: false, settled: 'accrual' },
  { kind: 'energy', hours: '12', rate: 'machineRate', tax: true, settled: 'bank' },
  { kind: 'rent', hours: '20', rate: 'machineRate', tax: false, settled: 'bank' },
] as const;

export const recordExpenses = async (stage: Stage): Promise<void> => {
  const { site, date } = stage;
  if (weekdayOf(date) !== 1) return;
  await together(WEEKLY, ({ kind, hours, rate, tax, settled }) => {
    const hour: Money = { amount: site[rate], currency: site.currency };
    const net = multiplyMoney(hour, hours);
    const number = `${kind.toUpperCase()}-${date}`;
    return stage.act({
      service: 'finance',
      path: 'operating-expenses',
      body: {
        ...{ site: site.id, company: site.companyId, number, kind, date, net, settled },
        ...(tax && { tax: multiplyMoney(net, site.taxRate) }),
        text: `Week from ${date}`,
      },
      key: `expense/${site.id}/${number}`,
      at: stage.at('09:00'),
    });
  });
};
