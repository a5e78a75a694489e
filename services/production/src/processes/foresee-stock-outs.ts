/** Every stock-out that a run finds is said of its item, and taken back by the run that does not find it. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { stockOut } from '../planning/stock-out.js';

export const foreseeStockOuts = process('foresee-stock-outs', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    StockOutsFound: {
      about: (e) => e.subject,
      send: (_, { subject: run, data: { site, stockOuts } }) =>
        stockOuts.map((each) =>
          send(stockOut, [`${site}.${each.item}`, 'ForeseeStockOut'], { ...each, site, run }),
        ),
    },
    StockOutsNotFound: {
      about: (e) => e.subject,
      send: (_, { subject: run, data: { site, stockOuts } }) =>
        stockOuts.map(({ item }) => send(stockOut, [`${site}.${item}`, 'AvertStockOut'], { run })),
    },
  },
});
