/** The catalogue of all KPIs: tile, chart, list, export and API read the same rows. */
import type { Kpi } from '@gemba/read-model/kpi';
import { deliveryKpis } from './delivery.js';
import { inventoryKpis } from './inventory.js';
import { moneyKpis } from './money.js';
import { peopleKpis } from './people.js';
import { productionKpis } from './production.js';
import { qualityKpis } from './quality.js';
import { returnKpis } from './returns.js';

export const catalogue: readonly Kpi[] = [
  ...productionKpis,
  ...deliveryKpis,
  ...returnKpis,
  ...qualityKpis,
  ...inventoryKpis,
  ...moneyKpis,
  ...peopleKpis,
];

export const kpiById: ReadonlyMap<string, Kpi> = new Map(catalogue.map((kpi) => [kpi.id, kpi]));
