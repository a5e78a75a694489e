/** Quality as one table: what it decides, and what it does by itself. */
import { department } from '@gemba/platform/runtime/department';
import { readAgain } from '@gemba/platform/runtime/tables.sql';
import { nonconformance } from './containment/nonconformance.js';
import { qualityHold } from './containment/quality-hold.js';
import { controlPlan } from './control-plan/control-plan.js';
import { inspection } from './inspection/inspection.js';
import { openInspections } from './inspection/open-inspections.js';
import { containWhenASensorFindsAnExcursion } from './processes/contain-when-a-sensor-finds-an-excursion.js';
import { containWhenAChangeSupersedesStock } from './processes/contain-when-a-change-supersedes-stock.js';
import { containWhenInspectionRejects } from './processes/contain-when-inspection-rejects.js';
import { followRecalledLots } from './processes/follow-recalled-lots.js';
import { holdAtEverySite } from './processes/hold-at-every-site.js';
import { holdWhenNonconformanceIsRegistered } from './processes/hold-when-nonconformance-is-registered.js';
import { inspectWhenStockAwaitsInspection } from './processes/inspect-when-stock-awaits-inspection.js';
import { liftHoldWhenDispositionAllows } from './processes/lift-hold-when-disposition-allows.js';
import { lotTrail } from './recall/lot-trail.js';
import { recall } from './recall/recall.js';
import { excursion } from './storage/excursion.js';
import { storageCondition } from './storage/storage-condition.js';
import { itemTable, lotTable } from './tables/goods.js';
import { lotDocumentTable, whereaboutsTable } from './tables/whereabouts.js';

export const quality = department('quality', {
  deciders: [
    ...[controlPlan, inspection, qualityHold, nonconformance, storageCondition, excursion],
    ...[recall, lotTrail],
  ],
  processes: [
    inspectWhenStockAwaitsInspection,
    containWhenInspectionRejects,
    containWhenASensorFindsAnExcursion,
    containWhenAChangeSupersedesStock,
    holdWhenNonconformanceIsRegistered,
    liftHoldWhenDispositionAllows,
    followRecalledLots,
    holdAtEverySite,
  ],
  registers: [openInspections],
  tables: [itemTable, lotTable, whereaboutsTable, lotDocumentTable],
  migrations: [
    {
      name: 'items-of-production',
      statements: readAgain({ reader: 'quality', owner: 'production', noun: 'item' }),
    },
    {
      name: 'lots-of-stock',
      statements: readAgain({ reader: 'quality', owner: 'supply-chain', noun: 'stock-item' }),
    },
    {
      name: 'whereabouts-of-lots',
      statements: [
        // It counts what came in, and is filled again with the others.
        `delete from table_rows where table_name = 'lot'`,
        ...['stock-item', 'stock-transfer', 'shipment'].flatMap((noun) =>
          readAgain({ reader: 'quality', owner: 'supply-chain', noun }),
        ),
        ...readAgain({ reader: 'quality', owner: 'production', noun: 'production-order' }),
      ],
    },
  ],
});
