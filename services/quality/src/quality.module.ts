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
import { holdWhenNonconformanceIsRegistered } from './processes/hold-when-nonconformance-is-registered.js';
import { inspectWhenStockAwaitsInspection } from './processes/inspect-when-stock-awaits-inspection.js';
import { liftHoldWhenDispositionAllows } from './processes/lift-hold-when-disposition-allows.js';
import { excursion } from './storage/excursion.js';
import { storageCondition } from './storage/storage-condition.js';
import { itemTable, lotTable } from './tables/goods.js';

export const quality = department('quality', {
  deciders: [controlPlan, inspection, qualityHold, nonconformance, storageCondition, excursion],
  processes: [
    inspectWhenStockAwaitsInspection,
    containWhenInspectionRejects,
    containWhenASensorFindsAnExcursion,
    containWhenAChangeSupersedesStock,
    holdWhenNonconformanceIsRegistered,
    liftHoldWhenDispositionAllows,
  ],
  registers: [openInspections],
  tables: [itemTable, lotTable],
  migrations: [
    {
      name: 'items-of-production',
      statements: readAgain({ reader: 'quality', owner: 'production', noun: 'item' }),
    },
    {
      name: 'lots-of-stock',
      statements: readAgain({ reader: 'quality', owner: 'supply-chain', noun: 'stock-item' }),
    },
  ],
});
