/** A customer may order once registered; what it pays in is the currency of its orders. */
import { customerEvents } from '@gemba/contracts/events/supply-chain/sales';
import { IsCurrency, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { saysTheSame } from '../facts/facts.js';

export class RegisterCustomer {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  /** ISO 3166-1 alpha-2. */
  @IsText({ max: 2 }) country!: string;
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
  allow: { RegisterCustomer: ['planner', 'site-manager', 'admin'] },
  decide: {
    RegisterCustomer({ registered }, { name, currency, country }) {
      const facts = { name, currency, country };
      if (registered === null) return [happened('CustomerRegistered', facts)];
      return saysTheSame(registered, facts)
        ? []
        : reject('SCM-CUS-STATE', 'A customer with this id is registered with other data.');
    },
  },
  evolve: { CustomerRegistered: (_, registered): Customer => ({ registered }) },
});
