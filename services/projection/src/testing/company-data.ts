/** The data of every event of the company by name, so that what a test tells is checked by the compiler. */
import type { companyEvents } from '@gemba/contracts/events/company';
import type { DataOf } from '@gemba/decider/decider';

export type CompanyData = DataOf<typeof companyEvents>;
