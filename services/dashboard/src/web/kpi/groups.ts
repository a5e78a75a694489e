/** The departments in the order in which a COO reads them. */
import type { Kpi, KpiGroup } from '../api/contract.js';
import { t } from '../language/language.js';

export const groupNames: Record<KpiGroup, string> = {
  delivery: t('kpi.delivery'),
  production: t('kpi.production'),
  quality: t('kpi.quality'),
  inventory: t('kpi.inventory'),
  people: t('kpi.people'),
  money: t('kpi.money'),
};
const order = Object.keys(groupNames);

/** Figures by department, each department in the order of the catalogue. */
export function inReadingOrder(kpis: readonly Kpi[]): Kpi[] {
  return kpis.toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group));
}
