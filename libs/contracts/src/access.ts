/**
 * Who may know what: the roles of the company, who reads which noun, and who sees the fields that not every
 * reader of the noun may see. Lists, states, histories, streams, tables, figures and notices all ask here.
 */

export const ROLES = [
  'coo',
  'admin',
  'site-manager',
  'planner',
  'buyer',
  'quality-inspector',
  'hr',
  'controller',
  'warehouse',
  'operator',
  'service',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * `pay`: what a person costs. `health`: why a person is away. `cost`: what goods cost the company. `count`:
 * by how much a count differs from the books, which who counts is not to know.
 */
export const SENSITIVITIES = ['pay', 'health', 'cost', 'count'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** Services fetch whole events of each other; nobody else is shown everything by virtue of one role. */
const SEES_EVERYTHING: Role = 'service';

/**
 * Which roles see fields of a sensitivity, at the sites that are theirs. Pay and health are those of single
 * people: they are for those who decide about these people, and for nobody by rank.
 */
const SEES: Readonly<Record<Sensitivity, readonly Role[]>> = {
  pay: ['hr', 'site-manager'],
  health: ['hr', 'site-manager'],
  count: ['coo', 'admin', 'controller', 'site-manager', 'planner'],
  cost: ['coo', 'admin', 'controller', 'site-manager', 'buyer', 'planner'],
};

/** Who may see to anything that somebody of the same site has to decide, whoever owns it. */
export const OVERSEERS: readonly Role[] = ['site-manager', 'coo', 'admin'];

/** The company as a whole is known to those who run it and to those who look after the system. */
const ALWAYS = ['coo', 'admin', SEES_EVERYTHING] as const;
const SHOP_FLOOR = [...ALWAYS, 'site-manager', 'planner', 'quality-inspector', 'operator'] as const;
const TRADE = [...ALWAYS, 'site-manager', 'planner', 'controller'] as const;
const BOOKS = [...ALWAYS, 'site-manager', 'controller'] as const;
const PEOPLE = [...ALWAYS, 'site-manager', 'hr'] as const;

/** Who may read a noun: its list, its states, its history, and the views that are made of it. */
export const READERS = {
  'legal-entity': ROLES,
  site: ROLES,
  'operating-mode': ROLES,
  'decision-right': ROLES,
  incident: ROLES,
  'monitoring-rule': ROLES,
  alert: ROLES,
  'improvement-case': ROLES,
  objective: ROLES,
  item: ROLES,
  location: ROLES,
  'work-calendar': ROLES,
  'exchange-rate': ROLES,

  'bill-of-materials': [...SHOP_FLOOR, 'buyer', 'controller'],
  routing: [...SHOP_FLOOR, 'controller'],
  'change-notice': [...ALWAYS, 'site-manager', 'planner', 'buyer', 'quality-inspector'],
  'production-order': [...SHOP_FLOOR, 'buyer', 'controller', 'warehouse', 'hr'],
  equipment: [...SHOP_FLOOR, 'controller'],
  'downtime-reason': ROLES,
  tool: [...SHOP_FLOOR, 'controller'],
  'planning-run': [...TRADE, 'buyer'],
  'planning-action': [...TRADE, 'buyer'],
  'demand-forecast': [...TRADE, 'buyer'],
  'stock-out': [...TRADE, 'buyer'],
  schedule: [...SHOP_FLOOR, 'controller'],
  'maintenance-plan': [...SHOP_FLOOR, 'controller'],
  'maintenance-order': [...SHOP_FLOOR, 'controller', 'warehouse'],
  'permit-to-work': SHOP_FLOOR,
  'sensor-report': SHOP_FLOOR,
  'andon-call': [...SHOP_FLOOR, 'warehouse'],
  'andon-rule': [...SHOP_FLOOR, 'warehouse'],

  'stock-item': [...SHOP_FLOOR, 'buyer', 'controller', 'warehouse'],
  supplier: [...TRADE, 'buyer', 'quality-inspector', 'warehouse'],
  requisition: [...TRADE, 'buyer'],
  'request-for-quotation': [...TRADE, 'buyer'],
  'purchase-order': [...TRADE, 'buyer', 'quality-inspector', 'warehouse'],
  customer: [...TRADE, 'quality-inspector', 'warehouse'],
  'sales-order': [...TRADE, 'quality-inspector', 'warehouse'],
  shipment: [...TRADE, 'quality-inspector', 'warehouse'],
  'stock-count': [...TRADE, 'warehouse'],
  'stock-transfer': [...TRADE, 'buyer', 'quality-inspector', 'warehouse'],
  'transfer-shipment': [...TRADE, 'buyer', 'quality-inspector', 'warehouse'],
  'fair-share': [...TRADE, 'buyer', 'warehouse'],
  'return-authorisation': [...TRADE, 'quality-inspector', 'warehouse'],
  'return-policy': [...TRADE, 'quality-inspector', 'warehouse'],
  cancellation: [...TRADE, 'buyer'],
  'holding-cost': [...TRADE, 'buyer'],
  'epcis-event': [...TRADE, 'buyer', 'quality-inspector', 'warehouse'],

  'control-plan': [...SHOP_FLOOR, 'buyer'],
  inspection: [...SHOP_FLOOR, 'buyer', 'warehouse'],
  'quality-hold': [...SHOP_FLOOR, 'buyer', 'warehouse', 'controller'],
  nonconformance: [...SHOP_FLOOR, 'buyer', 'controller'],
  'storage-condition': [...SHOP_FLOOR, 'buyer', 'warehouse'],
  excursion: [...SHOP_FLOOR, 'buyer', 'warehouse', 'controller'],
  recall: [...TRADE, 'buyer', 'quality-inspector', 'warehouse'],
  'lot-trail': [...ALWAYS, 'quality-inspector'],

  employee: [...PEOPLE, 'planner'],
  roster: [...PEOPLE, 'planner', 'operator'],
  attendance: PEOPLE,
  absence: [...PEOPLE, 'planner'],

  'fiscal-period': [...BOOKS, 'buyer'],
  journal: BOOKS,
  'standard-cost': BOOKS,
  'cost-method': BOOKS,
  'cost-layer': BOOKS,
  'landed-cost': BOOKS,
  'goods-in-transit': BOOKS,
  'order-cost': BOOKS,
  'operating-expense': BOOKS,
  'customer-invoice': BOOKS,
  'supplier-invoice': [...BOOKS, 'buyer'],

  exception: ROLES,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Noun = keyof typeof READERS;

const isNoun = (noun: string): noun is Noun => Object.hasOwn(READERS, noun);

/** Who may read the noun; nobody but services and those who look after the system, where it has no row. */
export const readersOf = (noun: string): readonly Role[] =>
  isNoun(noun) ? READERS[noun] : ['admin', SEES_EVERYTHING];

const holdsOneOf = (roles: readonly string[], wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** Whether somebody with these roles may read the noun, at the sites that are theirs. */
export const mayRead = (roles: readonly string[], noun: string): boolean =>
  holdsOneOf(roles, readersOf(noun));

/** Whether somebody with these roles is shown fields of this sensitivity. */
export const isShown = (roles: readonly string[], sensitivity: Sensitivity): boolean =>
  roles.includes(SEES_EVERYTHING) || holdsOneOf(roles, SEES[sensitivity]);
