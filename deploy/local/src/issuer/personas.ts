/** Who may sign in to the demo company, and which programs have an identity of their own. */
import type { Role } from '@gemba/contracts/access';
import { SERVICES } from '@gemba/contracts/events/company';

export type Identity = {
  readonly id: string;
  readonly name: string;
  /** What the person does, for the sign-in page. */
  readonly title: string;
  readonly kind: 'person' | 'system' | 'device';
  readonly roles: readonly Role[];
  /** Site ids, or `*` for all of them. */
  readonly sites: readonly string[];
};

const everywhere = ['*'];

export const services = [...SERVICES, 'dashboard'] as const;
export type ServiceName = (typeof services)[number];

export const personas: readonly Identity[] = [
  person('coo', 'Claire Fontaine', { title: 'COO', roles: ['coo', 'admin'], sites: everywhere }),
  person('manager-lyon', 'Lucas Moreau', {
    title: 'Site manager, Lyon',
    roles: ['site-manager'],
    sites: ['lyon'],
  }),
  person('manager-gdansk', 'Zofia Nowak', {
    title: 'Site manager, Gdańsk',
    roles: ['site-manager'],
    sites: ['gdansk'],
  }),
  person('planner', 'Inês Carvalho', { title: 'Planner', roles: ['planner'], sites: everywhere }),
  person('buyer', 'Tomasz Lewandowski', { title: 'Buyer', roles: ['buyer'], sites: everywhere }),
  person('warehouse-lyon', 'Hugo Bernard', {
    title: 'Warehouse lead, Lyon',
    roles: ['warehouse'],
    sites: ['lyon'],
  }),
  person('floor-lyon', 'Shop floor, Lyon', {
    title: 'Terminal at the machines',
    roles: ['operator'],
    sites: ['lyon'],
  }),
  person('inspector', 'Marta Oliveira', {
    title: 'Quality inspector',
    roles: ['quality-inspector'],
    sites: ['lyon', 'porto', 'gdansk'],
  }),
  person('hr-officer', 'Amélie Laurent', { title: 'HR officer', roles: ['hr'], sites: everywhere }),
  person('controller', 'Rui Fernandes', { title: 'Controller', roles: ['controller'], sites: everywhere }),
];

const allRoles: readonly Role[] = [...new Set(personas.flatMap(({ roles }) => roles))];

/** Programs sign in by client credentials; `gemba-cli` looks after the running system. */
export const programs: readonly Identity[] = [
  program('warehouse', 'Warehouse system', { kind: 'device', roles: ['warehouse'] }),
  program('generator', 'Demo company', { kind: 'system', roles: allRoles }),
  program('generator-buyer', 'Demo buyer', { kind: 'system', roles: ['admin', 'buyer'] }),
  program('gemba-cli', 'Command line', { kind: 'system', roles: ['admin', 'operator'] }),
  ...services.map((name) => program(`svc-${name}`, name, { kind: 'system', roles: ['service'] })),
];

/**
 * For tests and the command line a persona also signs in without a browser: client `persona-coo` acts as
 * `coo`.
 */
export const personaClients: readonly { readonly clientId: string; readonly acts: Identity }[] = personas.map(
  (acts) => ({ clientId: `persona-${acts.id}`, acts }),
);

/** Every client that has a secret, with the identity that its tokens carry. */
export const confidentialClients: ReadonlyMap<string, Identity> = new Map([
  ...programs.map((it): [string, Identity] => [it.id, it]),
  ...personaClients.map(({ clientId, acts }): [string, Identity] => [clientId, acts]),
]);

export function personaOf(id: string): Identity | undefined {
  return personas.find((it) => it.id === id);
}

type Person = Pick<Identity, 'title' | 'roles' | 'sites'>;

function person(id: string, name: string, rest: Person): Identity {
  return { id, name, kind: 'person', ...rest };
}

function program(id: string, name: string, rest: Pick<Identity, 'kind' | 'roles'>): Identity {
  return { id, name, title: name, sites: everywhere, ...rest };
}
