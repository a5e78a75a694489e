/** A customer may order once registered; what it pays in is the currency of its orders. */
import { CustomerRegistered, customerEvents } from '@gemba/contracts/events/supply-chain/sales';
import { IsCountry, IsCurrency, IsId, IsText, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { saysTheSame } from '../facts/facts.js';

export class RegisterCustomer {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  /** ISO 3166-1 alpha-2. */
  @IsCountry() country!: string;
  /** Its VAT id, without which a sale to another member state of the Union is taxed. */
  @Optional() @IsId() vatId?: string;
}

export type Customer = { readonly registered: RegisterCustomer | null };

const UNKNOWN: Customer = { registered: null };

export const customer = decider('customer', {
  path: 'customers',
  opens: 'RegisterCustomer',
  home: 'enterprise',
  commands: { RegisterCustomer },
  events: customerEvents,
  initial: UNKNOWN,
  answers: answers(CustomerRegistered, ({ registered }: Customer) => begun(registered)),
  allow: { RegisterCustomer: ['planner', 'site-manager', 'admin'] },
  decide: {
    RegisterCustomer({ registered }, { name, currency, country, vatId }) {
      if (vatId !== undefined && !/^[A-Z]{2}[0-9A-Z]{2,12}$/.test(vatId)) {
        return reject('SCM-CUS-VAT', 'A VAT id is the letters of its country and 2 to 12 letters or digits.');
      }
      const facts = { name, currency, country, ...(vatId !== undefined && { vatId }) };
      if (registered === null) return [happened('CustomerRegistered', facts)];
      return saysTheSame(registered, facts)
        ? []
        : reject('SCM-CUS-STATE', 'A customer with this id is registered with other data.');
    },
  },
  evolve: { CustomerRegistered: (_, registered): Customer => ({ registered }) },
});
