/** The screens of the application, in the order of the navigation and the palette. */
import type { IconName } from '../../parts/icons.jsx';
import { t } from '../../language/language.js';

export type Destination = { path: string; name: string; icon: IconName; about: string };

const wall: Destination = {
  path: '/',
  name: t('shell.kpiWall'),
  icon: 'wall',
  about: t('shell.everyFigureAtAGlance'),
};
const work: Destination = {
  path: '/work',
  name: t('shell.myWork'),
  icon: 'list',
  about: t('shell.whatWaitsForYou'),
};

const others: Destination[] = [
  { path: '/alerts', name: t('alerts.title'), icon: 'bell', about: t('alerts.about') },
  { path: '/objectives', name: t('objectives.title'), icon: 'target', about: t('objectives.about') },
  { path: '/sites', name: t('shell.sites'), icon: 'sites', about: t('shell.theSitesSideBySide') },
  {
    path: '/flows/order-to-cash',
    name: t('shell.orderToCash'),
    icon: 'flow',
    about: t('shell.whereOrdersAndMoneyStand'),
  },
  {
    path: '/production/schedule',
    name: t('shell.schedule'),
    icon: 'schedule',
    about: t('shell.scheduleAbout'),
  },
  { path: '/losses', name: t('losses.losses'), icon: 'machine', about: t('losses.lead') },
  { path: '/inventory', name: t('shell.inventory'), icon: 'inventory', about: t('shell.stockAgeingHolds') },
  { path: '/money', name: t('shell.money'), icon: 'money', about: t('shell.profitAndLossInvoicesLedger') },
  { path: '/people', name: t('shell.people'), icon: 'people', about: t('shell.skillsAbsencesCover') },
  { path: '/floor', name: t('shell.floor'), icon: 'machine', about: t('shell.floorAbout') },
  { path: '/trust', name: t('shell.trust'), icon: 'trust', about: t('shell.tieOutsLagParkedEvents') },
];

/** Each begins with their own: whoever runs the company with its figures, the others with their work. */
export const destinationsOf = (runsAll: boolean): Destination[] =>
  runsAll ? [wall, work, ...others] : [work, { ...wall, path: '/wall' }, ...others];
