/** Who may decide what at Hydra Pumps, up to which amount, and how far each topic is decided at the sites. */
import type { Site } from './sites.js';

export type Right = {
  readonly id: string;
  readonly topic: string;
  readonly scope: string;
  readonly holderRole: string;
  readonly level: 'site' | 'region' | 'hq';
  readonly limit?: { readonly amount: string; readonly currency: string };
  readonly escalatesTo?: string;
};

type Ladder = { readonly automation: string; readonly manager: string; readonly buyer: string };

/** Limits for purchase orders, in the currency that the site buys in. */
const ladders: Readonly<Record<Site['currency'], Ladder>> = {
  EUR: { automation: '2500.00', manager: '8000.00', buyer: '20000.00' },
  PLN: { automation: '11000.00', manager: '35000.00', buyer: '85000.00' },
};

/** The rights of one site: purchases by amount, from the machine up to the buyer, and what came back. */
export const rightsAt = ({ id, currency }: Site): readonly Right[] => {
  const { automation, manager, buyer } = ladders[currency];
  const purchase = { topic: 'purchase', scope: id };
  const upTo = (amount: string) => ({ limit: { amount, currency } });
  const returns = { topic: 'return-disposition', scope: id, level: 'site' } as const;
  const cancelling = { topic: 'cancellation', scope: id, level: 'site' } as const;
  return [
    {
      ...{ ...cancelling, ...upTo(automation), id: `cancellation.${id}.automation` },
      ...{ holderRole: 'automation', escalatesTo: 'site-manager' },
    },
    {
      ...{ ...cancelling, ...upTo(manager), id: `cancellation.${id}.site-manager` },
      ...{ holderRole: 'site-manager', escalatesTo: 'coo' },
    },
    {
      ...{ ...returns, ...upTo(automation), id: `return-disposition.${id}.automation` },
      ...{ holderRole: 'automation', escalatesTo: 'site-manager' },
    },
    { ...returns, id: `return-disposition.${id}.site-manager`, holderRole: 'site-manager' },
    {
      ...purchase,
      ...upTo(automation),
      id: `purchase.${id}.automation`,
      holderRole: 'automation',
      level: 'site',
      escalatesTo: 'site-manager',
    },
    {
      ...purchase,
      ...upTo(manager),
      id: `purchase.${id}.site-manager`,
      holderRole: 'site-manager',
      level: 'site',
      escalatesTo: 'buyer',
    },
    {
      ...purchase,
      ...upTo(buyer),
      id: `purchase.${id}.buyer`,
      holderRole: 'buyer',
      level: 'region',
      escalatesTo: 'coo',
    },
    {
      ...{ topic: 'quotation-award', scope: id, level: 'region', ...upTo(buyer) },
      ...{ id: `quotation-award.${id}.buyer`, holderRole: 'buyer', escalatesTo: 'coo' },
    },
  ];
};

const everywhere = { scope: 'all', level: 'hq' } as const;

/** The rights that hold at all sites. */
export const rightsEverywhere: readonly Right[] = [
  { ...everywhere, id: 'purchase.coo', topic: 'purchase', holderRole: 'coo' },
  { ...everywhere, id: 'quotation-award.coo', topic: 'quotation-award', holderRole: 'coo' },
  { ...everywhere, id: 'supplier-invitation.coo', topic: 'supplier-invitation', holderRole: 'coo' },
  { ...everywhere, id: 'cancellation.coo', topic: 'cancellation', holderRole: 'coo' },
  { ...everywhere, id: 'promise.coo', topic: 'promise', holderRole: 'coo' },
  { ...everywhere, id: 'payment-release.controller', topic: 'payment-release', holderRole: 'controller' },
  { ...everywhere, id: 'hold-lift.inspector', topic: 'hold-lift', holderRole: 'quality-inspector' },
  { ...everywhere, level: 'site', id: 'recall.inspector', topic: 'recall', holderRole: 'quality-inspector' },
  { ...everywhere, id: 'recall.coo', topic: 'recall', holderRole: 'coo' },
  {
    ...{ ...everywhere, level: 'site', id: 'material-waiver.site-manager' },
    ...{ topic: 'material-waiver', holderRole: 'site-manager' },
  },
  {
    ...{ ...everywhere, level: 'site', id: 'time-correction.site-manager' },
    ...{ topic: 'time-correction', holderRole: 'site-manager' },
  },
  {
    ...{ ...everywhere, level: 'site', id: 'step-deviation.inspector' },
    ...{ topic: 'step-deviation', holderRole: 'quality-inspector' },
  },
  {
    ...{ ...everywhere, level: 'site', id: 'engineering-change.planner' },
    ...{ topic: 'engineering-change', holderRole: 'planner' },
  },
  { ...everywhere, id: 'engineering-change.coo', topic: 'engineering-change', holderRole: 'coo' },
  { ...everywhere, id: 'monitoring-rule.coo', topic: 'monitoring-rule', holderRole: 'coo' },
  {
    ...{ ...everywhere, level: 'site', id: 'monitoring-rule.site-manager' },
    ...{ topic: 'monitoring-rule', holderRole: 'site-manager' },
  },
  {
    ...{ ...everywhere, level: 'site', id: 'stock-transfer.automation', topic: 'stock-transfer' },
    ...{ holderRole: 'automation', escalatesTo: 'site-manager' },
  },
  {
    ...{ ...everywhere, level: 'site', id: 'stock-transfer.site-manager', topic: 'stock-transfer' },
    ...{ holderRole: 'site-manager', escalatesTo: 'coo' },
  },
  { ...everywhere, id: 'stock-transfer.coo', topic: 'stock-transfer', holderRole: 'coo' },
  {
    ...{ ...everywhere, level: 'site', id: 'stock-count.site-manager', topic: 'stock-count' },
    ...{ holderRole: 'site-manager', escalatesTo: 'controller' },
    limit: { amount: '500.00', currency: 'EUR' },
  },
  { ...everywhere, id: 'stock-count.controller', topic: 'stock-count', holderRole: 'controller' },
  { ...everywhere, id: 'disposition.inspector', topic: 'disposition', holderRole: 'quality-inspector' },
];

/** Lyon buys as it grew up, Porto is led from headquarters, Gdańsk decides for itself. */
export const modes = [
  { topic: 'purchase', site: 'lyon', mode: 'hybrid' },
  { topic: 'purchase', site: 'porto', mode: 'centralised' },
  { topic: 'purchase', site: 'gdansk', mode: 'decentralised' },
  { topic: 'stock-transfer', site: 'lyon', mode: 'hybrid' },
  { topic: 'stock-transfer', site: 'porto', mode: 'centralised' },
  { topic: 'stock-transfer', site: 'gdansk', mode: 'decentralised' },
  { topic: 'payment-release', site: 'lyon', mode: 'centralised' },
  { topic: 'payment-release', site: 'porto', mode: 'centralised' },
  { topic: 'payment-release', site: 'gdansk', mode: 'hybrid' },
] as const;
