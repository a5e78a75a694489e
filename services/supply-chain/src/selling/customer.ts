/**
 * A customer may order once registered; what it pays in is the currency of its orders.
 *
 *   none ──register──▶ registered ──agree return terms, back orders──▶ registered
 */
import type { BackOrders } from '@gemba/contracts/events/supply-chain/back-orders';
import { BACK_ORDERS, BackOrdersAgreed } from '@gemba/contracts/events/supply-chain/back-orders';
import { CREDITED_ON, ReturnTermsAgreed } from '@gemba/contracts/events/supply-chain/returns';
import type { CreditedOn } from '@gemba/contracts/events/supply-chain/returns';
import { CustomerRegistered, customerEvents } from '@gemba/contracts/events/supply-chain/sales';
import {
  IsCountry,
  IsCurrency,
  IsDuration,
  IsFlag,
  IsId,
  IsOneOf,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { present, saysTheSame } from '../facts/facts.js';

export class RegisterCustomer {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  /** ISO 3166-1 alpha-2. */
  @IsCountry() country!: string;
  /** Its VAT id, without which a sale to another member state of the Union is taxed. */
  @Optional() @IsId() vatId?: string;
  /** It takes a line in several deliveries; otherwise each line comes as a whole. */
  @Optional() @IsFlag() partialDeliveries?: boolean;
  /** How long goods still have to keep when it gets them. */
  @Optional() @IsDuration() remainingShelfLife?: string;
}
/** Without it 30 days and a credit once the goods are graded hold. */
export class AgreeReturnTerms {
  /** Days after the delivery. */
  @IsWhole({ max: 3_650 }) days!: number;
  @IsOneOf(CREDITED_ON) creditedOn!: CreditedOn;
}

/** Without it what there is leaves, and the rest follows. */
export class AgreeBackOrders extends BackOrdersAgreed {}

export type Customer = {
  readonly registered: RegisterCustomer | null;
  readonly returnTerms?: ReturnTermsAgreed | null;
  readonly backOrders?: BackOrders | null;
};

const UNKNOWN: Customer = { registered: null };

export class CustomerAnswer extends CustomerRegistered {
  /** What was agreed besides what is usual. */
  @Optional() @IsRecord(() => ReturnTermsAgreed) returnTerms?: ReturnTermsAgreed;
  /** What becomes of what cannot leave yet, where it was agreed. */
  @Optional() @IsOneOf(BACK_ORDERS) backOrders?: BackOrders;
}

const answered = ({ registered, returnTerms = null, backOrders = null }: Customer): CustomerAnswer => ({
  ...begun(registered),
  ...stated({ returnTerms, backOrders }),
});

export const customer = decider('customer', {
  path: 'customers',
  opens: 'RegisterCustomer',
  home: 'enterprise',
  commands: { RegisterCustomer, AgreeReturnTerms, AgreeBackOrders },
  events: customerEvents,
  initial: UNKNOWN,
  answers: answers(CustomerAnswer, answered),
  allow: {
    RegisterCustomer: ['planner', 'site-manager', 'admin'],
    AgreeReturnTerms: ['planner', 'site-manager', 'admin'],
    AgreeBackOrders: ['planner', 'site-manager', 'admin'],
  },
  decide: {
    RegisterCustomer({ registered }, { name, currency, country, ...more }) {
      const { vatId } = more;
      if (vatId !== undefined && !/^[A-Z]{2}[0-9A-Z]{2,12}$/.test(vatId)) {
        return reject('SCM-CUS-VAT', 'A VAT id is the letters of its country and 2 to 12 letters or digits.');
      }
      const facts = { name, currency, country, ...present(more) };
      if (registered === null) return [happened('CustomerRegistered', facts)];
      return saysTheSame(registered, facts)
        ? []
        : reject('SCM-CUS-STATE', 'A customer with this id is registered with other data.');
    },
    AgreeReturnTerms({ returnTerms }, { days, creditedOn }) {
      const terms = { days, creditedOn };
      return saysTheSame(returnTerms, terms) ? [] : [happened('ReturnTermsAgreed', terms)];
    },
    AgreeBackOrders({ backOrders: before }, { backOrders }) {
      return before === backOrders ? [] : [happened('BackOrdersAgreed', { backOrders })];
    },
  },
  evolve: {
    CustomerRegistered: (_, registered): Customer => ({ registered }),
    ReturnTermsAgreed: (state, returnTerms): Customer => ({ ...state, returnTerms }),
    BackOrdersAgreed: (state, { backOrders }): Customer => ({ ...state, backOrders }),
  },
});
