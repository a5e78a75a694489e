/**
 * A legal entity keeps its own books: it names its currency, the currency of the group and its country.
 *
 *   none ──register──▶ registered
 */
import { LegalEntityRegistered, legalEntityEvents } from '@gemba/contracts/events/governance';
import { IsCountry, IsCurrency, IsText } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { same } from '@gemba/decider/same';

export class RegisterLegalEntity {
  @IsText({ max: 120 }) name!: string;
  @IsCurrency() currency!: string;
  @IsCurrency() groupCurrency!: string;
  /** ISO 3166-1 alpha-2; its tax rates apply. */
  @IsCountry() country!: string;
}

type Books = { name: string; currency: string; groupCurrency: string; country: string };

export type LegalEntity = { readonly status: 'none' | 'registered'; readonly books: Books | null };

const NONE: LegalEntity = { status: 'none', books: null };

export const legalEntity = decider('legal-entity', {
  path: 'legal-entities',
  opens: 'RegisterLegalEntity',
  home: 'enterprise',
  commands: { RegisterLegalEntity },
  events: legalEntityEvents,
  initial: NONE,
  answers: answers(LegalEntityRegistered, ({ books }: LegalEntity) => begun(books)),
  allow: { RegisterLegalEntity: ['admin'] },

  decide: {
    RegisterLegalEntity(entity, { name, currency, groupCurrency, country }) {
      const books = { name, currency, groupCurrency, country };
      if (entity.status === 'registered') {
        if (same(entity.books, books)) return [];
        return reject('GOV-ENTITY-STATE', 'A legal entity with this id is registered with other data.');
      }
      return [happened('LegalEntityRegistered', books)];
    },
  },

  evolve: {
    LegalEntityRegistered: (_, books): LegalEntity => ({ status: 'registered', books }),
  },
});
