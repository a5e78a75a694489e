/** The screens of the application, in the order of the navigation and the palette. */
import type { IconName } from '../../parts/icons.jsx';

export type Destination = { path: string; name: string; icon: IconName; about: string };

export const destinations: Destination[] = [
  { path: '/', name: 'KPI wall', icon: 'wall', about: 'every figure at a glance' },
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
