/** The screens of the application, in the order of the navigation and the palette. */
import type { IconName } from '../../parts/icons.jsx';

export type Destination = { path: string; name: string; icon: IconName; about: string };

const wall: Destination = { path: '/', name: 'KPI wall', icon: 'wall', about: 'every figure at a glance' };
const work: Destination = { path: '/work', name: 'My work', icon: 'list', about: 'what waits for you' };

const others: Destination[] = [
  { path: '/sites', name: 'Sites', icon: 'sites', about: 'the sites side by side' },
  {
    path: '/flows/order-to-cash',
    name: 'Order to cash',
    icon: 'flow',
    about: 'where orders and money stand',
  },
  { path: '/inventory', name: 'Inventory', icon: 'inventory', about: 'stock, ageing, holds' },
  { path: '/money', name: 'Money', icon: 'money', about: 'profit and loss, invoices, ledger' },
  { path: '/people', name: 'People', icon: 'people', about: 'skills, absences, cover' },
  { path: '/trust', name: 'Trust', icon: 'trust', about: 'tie-outs, lag, parked events' },
];

/** Each begins with their own: whoever runs the company with its figures, the others with their work. */
export const destinationsOf = (runsAll: boolean): Destination[] =>
  runsAll ? [wall, work, ...others] : [work, { ...wall, path: '/wall' }, ...others];
