/** A location is a place of a site that warehouse systems name by its GS1 location number. */
import { locationEvents } from '@gemba/contracts/events/supply-chain/procurement';
import { IsId, IsRef, IsText } from '@gemba/contracts/fields';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { saysTheSame } from '../facts/facts.js';

export class RegisterLocation {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  /** `companyPrefix.locationReference`, as in `urn:epc:id:sgln:<gln>.<extension>`. */
  @IsId() gln!: string;
}

type Location = { readonly registered: RegisterLocation | null };

class LocationAnswer {
  @IsText({ max: 120 }) name!: string;
  /** `companyPrefix.locationReference`, by which warehouses name it in EPCIS. */
  @IsId() gln!: string;
}

const answered = ({ registered }: Location): LocationAnswer => {
  const { name, gln } = begun(registered);
  return { name, gln };
};

const UNKNOWN: Location = { registered: null };

export const location = decider('location', {
  path: 'locations',
  opens: 'RegisterLocation',
  home: 'site',
  commands: { RegisterLocation },
  events: locationEvents,
  initial: UNKNOWN,
  answers: answers(LocationAnswer, answered),
  allow: { RegisterLocation: ['warehouse', 'site-manager', 'admin'] },
  decide: {
    RegisterLocation({ registered }, { name, site, gln }) {
      const facts = { name, site, gln };
      if (registered === null) return [happened('LocationRegistered', facts)];
      return saysTheSame(registered, facts)
        ? []
        : reject('SCM-LOC-STATE', 'A location with this id is registered with other data.');
    },
  },
  evolve: { LocationRegistered: (_, registered): Location => ({ registered }) },
});
