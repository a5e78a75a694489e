/**
 * A site is a place where work happens, with its own time zone and business day; its books are its legal
 * entity's.
 *
 *   none ──register──▶ registered
 */
import { SiteRegistered, siteEvents } from '@gemba/contracts/events/governance';
import { IsCountry, IsId, IsRef, IsLocalTime, IsText, IsZone, Optional } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { legalEntity } from '../legal-entity/legal-entity.js';
import { same } from '@gemba/decider/same';

export class RegisterSite {
  @IsText({ max: 120 }) name!: string;
  /** The legal entity that keeps its books. */
  @IsRef('legal-entity') companyId!: string;
  @IsZone() timeZone!: string;
  /** Local time at which the business day begins, `HH:MM`. */
  @IsLocalTime() dayStart!: string;
  /** GS1 location, `companyPrefix.locationReference`. */
  @Optional() @IsId() gln?: string;
  /** ISO 3166-1 alpha-2, where it is not in the country of its legal entity; taxes follow from it. */
  @Optional() @IsCountry() country?: string;
}

type Facts = {
  name: string;
  companyId: string;
  timeZone: string;
  currency: string;
  groupCurrency: string;
  dayStart: string;
  gln?: string;
  country?: string;
};

export type Site = { readonly status: 'none' | 'registered'; readonly facts: Facts | null };

const NONE: Site = { status: 'none', facts: null };

export const site = decider('site', {
  path: 'sites',
  opens: 'RegisterSite',
  home: 'enterprise',
  commands: { RegisterSite },
  events: siteEvents,
  initial: NONE,
  answers: answers(SiteRegistered, ({ facts }: Site) => begun(facts)),
  allow: { RegisterSite: ['admin'] },
  needs: { RegisterSite: (c: RegisterSite) => ({ company: stateOf(legalEntity, c.companyId) }) },

  decide: {
    RegisterSite(state, { name, companyId, timeZone, dayStart, gln, country }, { known: { company } }) {
      if (!company?.books) {
        return reject('GOV-SITE-COMPANY', `Register the legal entity ${companyId} first.`);
      }
      const { currency, groupCurrency } = company.books;
      const place = { name, companyId, timeZone, currency, groupCurrency, dayStart };
      const facts = {
        ...place,
        ...(gln !== undefined && { gln }),
        ...(country !== undefined && { country }),
      };
      if (state.status === 'none') return [happened('SiteRegistered', facts)];
      if (same(state.facts, facts)) return [];
      return reject('GOV-SITE-STATE', 'A site with this id is registered with other data.');
    },
  },

  evolve: {
    SiteRegistered: (_, facts): Site => ({ status: 'registered', facts }),
  },
});
