/** The departments in the order in which a COO reads them. */
import type { Kpi, KpiGroup } from '../api/contract.js';

export const groupNames: Record<KpiGroup, string> = {
  delivery: 'Delivery',
  production: 'Production',
  quality: 'Quality',
  inventory: 'Inventory',
  people: 'People',
  money: 'Money',
};
const order = Object.keys(groupNames);

/** Figures by department, each department in the order of the catalogue. */
export function inReadingOrder(kpis: readonly Kpi[]): Kpi[] {
  return kpis.toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group));
}
