/**
 * A small company for tests: plants in Lyon and Gdańsk, in two currencies, and who may decide what in
 * them.
 */
import { until } from '@gemba/deploy-local/testing/until.process';
import { governance } from '@gemba/governance-service/governance.module';
import type { Department } from '@gemba/platform/runtime/department';
import type { Claims } from '@gemba/platform/testing/issuer.http';
import type { TestService } from '@gemba/platform/testing/service.http';
import { testCompany } from '@gemba/platform/testing/service.http';
import type { Person } from './person.http.js';
import { personWith } from './person.http.js';

export type Company = {
  readonly services: ReadonlyMap<string, TestService>;
  /** Somebody with one role, at one site or at all of them, signed in to a department: `planner-lyon`. */
  readonly as: (department: string, role: string, site?: string) => Promise<Person>;
  readonly signIn: (department: string, claims: Claims) => Promise<Person>;
  /** Waits until everybody has heard all that was said. */
  readonly heard: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const HEARD_MS = 20_000;
const EVERYWHERE = '*';
/** Rights hold from long before the test on, so that earlier business time has them too. */
const SINCE = '2026-01-01T00:00:00Z';

/** Rights by which the machine buys up to 1,000, the site manager up to 5,000, and headquarters anything. */
const RIGHTS = [
  ...(['lyon', 'gdansk'] as const).flatMap((scope) => {
    const currency = { lyon: 'EUR', gdansk: 'PLN' }[scope];
    const right = { topic: 'purchase', scope, level: 'site', validFrom: SINCE };
    const upTo = (amount: string) => ({ limit: { amount, currency } });
    return [
      {
        ...{ ...right, ...upTo('1000.00'), id: `purchase.${scope}.automation` },
        ...{ holderRole: 'automation', escalatesTo: 'site-manager' },
      },
      {
        ...{ ...right, ...upTo('5000.00'), id: `purchase.${scope}.site-manager` },
        ...{ holderRole: 'site-manager', escalatesTo: 'coo' },
      },
    ];
  }),
  ...[
    ['purchase', 'coo'],
    ['payment-release', 'controller'],
    ['hold-lift', 'quality-inspector'],
    ['recall', 'quality-inspector'],
    ['material-waiver', 'planner'],
    ['engineering-change', 'planner'],
  ].map(([topic, holderRole]) => ({
    ...{ id: `${topic ?? ''}.${holderRole ?? ''}`, topic, scope: 'all', level: 'hq' },
    ...{ holderRole, validFrom: SINCE },
  })),
];

const govern = async (admin: Person): Promise<void> => {
  const groupCurrency = 'EUR';
  const french = { id: 'gemba-fr', name: 'Gemba France SAS', currency: 'EUR', country: 'FR' };
  const polish = { id: 'gemba-pl', name: 'Gemba Polska', currency: 'PLN', country: 'PL' };
  await admin.does('legal-entities', { ...french, groupCurrency });
  await admin.does('legal-entities', { ...polish, groupCurrency });
  const day = { dayStart: '06:00' };
  const lyon = { id: 'lyon', name: 'Lyon', companyId: 'gemba-fr', timeZone: 'Europe/Paris' };
  const gdansk = { id: 'gdansk', name: 'Gdańsk', companyId: 'gemba-pl', timeZone: 'Europe/Warsaw' };
  await admin.does('sites', { ...lyon, ...day });
  await admin.does('sites', { ...gdansk, ...day });
  for (const right of RIGHTS) await admin.does('decision-rights', right);
};

/** Waits until the service has published all that it said. */
const published = ({ runtime }: TestService): Promise<number> =>
  until(async () => ((await runtime.relayLag())?.events ?? 0) === 0, HEARD_MS);

const listened = async ({ runtime }: TestService): Promise<void> => {
  await Promise.all([...runtime.strategy.consumers().values()].map((each) => each.waitForIdle(HEARD_MS)));
};

/** Signs people in to the departments that were started. */
const doors = (services: ReadonlyMap<string, TestService>): Pick<Company, 'as' | 'signIn'> => {
  const signIn: Company['signIn'] = async (department, claims) => {
    const service = services.get(department);
    if (!service) throw new Error(`${department} was not started.`);
    return personWith(await service.as(claims));
  };
  const named = (role: string, site: string) => (site === EVERYWHERE ? role : `${role}-${site}`);
  return {
    signIn,
    as: (department, role, site = EVERYWHERE) =>
      signIn(department, { sub: named(role, site), roles: [role], sites: [site] }),
  };
};

/** Founds the company with governance and these departments, on engines of the test run. */
export const foundCompany = async (...departments: readonly Department[]): Promise<Company> => {
  const company = await testCompany();
  try {
    const services = new Map<string, TestService>();
    for (const each of [governance, ...departments]) services.set(each.name, await company.start(each));
    const heard = async (): Promise<void> => {
      await Promise.all([...services.values()].map(published));
      await Promise.all([...services.values()].map(listened));
    };
    const { as, signIn } = doors(services);
    await govern(await as('governance', 'admin'));
    await heard();
    return { services, as, signIn, heard, stop: company.stop };
  } catch (error) {
    await company.stop();
    throw error;
  }
};
