/**
 * The table of exchange rates, one stream for all pairs, so that a rule that asks for a rate sees all that
 * were said.
 *
 *   ──publish──▶ a rate for a pair and a date, said once
 */
import { exchangeRateEvents } from '@gemba/contracts/events/finance/ledger';
import { IsCurrency, IsDecimal, IsListOf, IsPlainDate, IsText } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import type { RateTable } from '../../values/translation.js';
import { NO_RATES } from '../../values/translation.js';

export class PublishRate {
  @IsPlainDate() date!: string;
  @IsCurrency() from!: string;
  @IsCurrency() to!: string;
  /** Units of `to` for one of `from`. */
  @IsDecimal({ decimals: 8 }) rate!: string;
  @IsText({ max: 80 }) source!: string;
}

/** The id of the only stream. */
const TABLE = 'table';

/** Dates kept per pair, about three years of working days; older rates are in the log. */
const KEPT = 800;

class RateOfDay {
  @IsPlainDate() date!: string;
  @IsDecimal({ decimals: 8 }) rate!: string;
}

class PairOfCurrencies {
  @IsCurrency() from!: string;
  @IsCurrency() to!: string;
  /** Units of `to` for one of `from`, the latest date last. */
  @IsListOf(() => RateOfDay, { min: 1, max: KEPT }) rates!: readonly RateOfDay[];
}

class ExchangeRateAnswer {
  @IsListOf(() => PairOfCurrencies) pairs!: readonly PairOfCurrencies[];
}

const answered = ({ pairs }: RateTable): ExchangeRateAnswer => ({
  pairs: Object.entries(pairs).map(([pair, rates]) => {
    const [from = '', to = ''] = pair.split('.');
    return { from, to, rates };
  }),
});

export const exchangeRate = decider('exchange-rate', {
  path: 'exchange-rates',
  opens: 'PublishRate',
  home: 'enterprise',
  idOf: (_: PublishRate) => TABLE,
  commands: { PublishRate },
  events: exchangeRateEvents,
  initial: NO_RATES,
  answers: answers(ExchangeRateAnswer, answered),
  allow: { PublishRate: ['controller', 'admin'] },

  decide: {
    PublishRate({ pairs }, { date, from, to, rate, source }) {
      if (from === to || compareDecimals(rate, '0') <= 0) {
        return reject('FIN-RATE-VALUE', 'A rate is above zero and between two currencies.');
      }
      const known = pairs[`${from}.${to}`]?.find((each) => each.date === date);
      if (!known) return [happened('RatePublished', { date, from, to, rate, source })];
      if (compareDecimals(known.rate, rate) === 0) return [];
      return reject('FIN-RATE-STATE', `For ${date} the rate ${known.rate} was published, and books use it.`);
    },
  },

  evolve: {
    RatePublished: ({ pairs }, { date, from, to, rate }): RateTable => {
      const pair = `${from}.${to}`;
      const later = (pairs[pair] ?? []).filter((each) => each.date > date);
      const earlier = (pairs[pair] ?? []).filter((each) => each.date < date);
      return { pairs: { ...pairs, [pair]: [...earlier, { date, rate }, ...later].slice(-KEPT) } };
    },
  },
});

/** What a rule asks for when it translates amounts. */
export const allRates = () => stateOf<RateTable>(exchangeRate, TABLE);
