/**
 * Two small departments for tests of the platform: an office that knows sites, a plant that knows its
 * docks.
 */
import { IsId, IsQuantity, IsText } from '@gemba/contracts/fields';
import { companyEvents } from '@gemba/contracts/events/company';
import { siteEvents } from '@gemba/contracts/events/governance';
import { locationEvents, supplierEvents } from '@gemba/contracts/events/supply-chain/procurement';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import { process as processOf, send } from '@gemba/decider/process';
import { siteTable } from '../access/tables.js';
import { department } from '../runtime/department.js';

class RegisterSite {
  @IsText() name!: string;
}
const site = decider('site', {
  path: 'sites',
  opens: 'RegisterSite',
  home: 'enterprise',
  commands: { RegisterSite },
  events: siteEvents,
  initial: { name: '' },
  allow: { RegisterSite: ['admin'] },
  decide: {
    RegisterSite: (state, { name }) =>
      state.name
        ? []
        : [
            happened('SiteRegistered', {
              name,
              companyId: 'gemba-pl',
              timeZone: 'Europe/Warsaw',
              currency: 'PLN',
              groupCurrency: 'EUR',
              dayStart: '06:00',
            }),
          ],
  },
  evolve: { SiteRegistered: (_, { name }) => ({ name }) },
});

class RegisterLocation {
  @IsId() site!: string;
  @IsText({ max: 20 }) name!: string;
  @IsQuantity({ above: 0 }) size!: { value: string; unit: string };
}
export const location = decider('location', {
  path: 'locations',
  opens: 'RegisterLocation',
  home: 'site',
  commands: { RegisterLocation },
  events: locationEvents,
  initial: { name: '' },
  allow: { RegisterLocation: ['warehouse'] },
  needs: { RegisterLocation: (c: RegisterLocation) => ({ here: row(siteTable, c.site) }) },
  decide: {
    RegisterLocation: (state, { name, site: at }, { known }) => {
      if (state.name === name) return [];
      if (state.name)
        return reject('TST-LOC-STATE', `It is called ${state.name} already, at ${known.here?.name ?? ''}.`);
      return [happened('LocationRegistered', { name, site: at, gln: '123.4' })];
    },
  },
  evolve: { LocationRegistered: (_, { name }) => ({ name }) },
});

export class ApproveSupplier {
  @IsText() name!: string;
}
export class BlockSupplier {
  @IsText() reason!: string;
}
const supplier = decider('supplier', {
  path: 'suppliers',
  opens: 'ApproveSupplier',
  home: 'enterprise',
  commands: { ApproveSupplier },
  events: supplierEvents,
  initial: { name: '' },
  allow: { ApproveSupplier: ['buyer'] },
  decide: {
    ApproveSupplier: (state, { name }) =>
      state.name === '' ? [happened('SupplierApproved', { name, currency: 'EUR', leadTime: 'P1D' })] : [],
  },
  evolve: {
    SupplierApproved: (_, { name }) => ({ name }),
    SupplierBlocked: (s) => s,
    PriceAgreed: (s) => s,
    ReceiptToleranceSet: (s) => s,
    CancellationTermsAgreed: (s) => s,
  },
});

const approveOwner = processOf('approve-owner-of-location', {
  events: companyEvents,
  owner: { role: 'buyer' },
  initial: { seen: 0 },
  on: {
    LocationRegistered: {
      about: (e) => e.data.site,
      remember: (run) => ({ seen: run.seen + 1 }),
      send: (run, e) => [
        send(supplier, [`owner-${String(run.seen)}`, 'ApproveSupplier'], { name: e.data.name }),
      ],
    },
  },
});

export const plant = department('supply-chain', {
  deciders: [location, supplier],
  processes: [approveOwner],
});
export const office = department('governance', { deciders: [site] });
