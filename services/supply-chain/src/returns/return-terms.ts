/** For how long a customer may send goods back, and when it is credited. */
import type { ReturnTermsAgreed } from '@gemba/contracts/events/supply-chain/returns';

export type ReturnTerms = Readonly<ReturnTermsAgreed>;

/** What holds for a customer with whom nothing else is agreed. */
export const USUAL_TERMS: ReturnTerms = { days: 30, creditedOn: 'grading' };

/** Days for which an authorisation is valid. */
export const VALID_DAYS = 30;
