/** Everything that the projection makes of events: facts, tables, and the rows that follow from documents. */
import type { Expansion } from '@gemba/read-model/expansion';
import type { FactModel } from '@gemba/read-model/fact';
import type { Table } from '@gemba/read-model/table';
import { decisions } from './decisions/decisions.js';
import { entries } from './entries/entries.js';
import { exceptions } from './exceptions/exceptions.js';
import { accountDocuments, accounts } from './finance/accounts.js';
import { financeFacts } from './finance/finance-facts.js';
import { customerInvoices, supplierInvoices } from './finance/invoices.js';
import { alerts, monitoringRules } from './governance/alerts.js';
import { improvementCases } from './governance/improvement-cases.js';
import { objectives } from './governance/objectives.js';
import { incidentFacts } from './governance/incident-facts.js';
import { siteDocuments, sites } from './governance/sites.js';
import { absences } from './people/absences.js';
import { peopleFacts } from './people/people-facts.js';
import { people, personDocuments } from './people/people.js';
import { downtimeReasons } from './production/downtime-reasons.js';
import { equipment } from './production/equipment.js';
import { productionFacts } from './production/production-facts.js';
import { stopFacts } from './production/stop-facts.js';
import { productionOrders } from './production/production-orders.js';
import { qualityFacts } from './quality/quality-facts.js';
import { inspections, nonconformances } from './quality/quality-tables.js';
import { genealogy } from './supply-chain/genealogy.js';
import { orderDocuments } from './supply-chain/order-documents.js';
import { orderLines } from './supply-chain/order-lines.js';
import { purchaseOrders } from './supply-chain/purchase-orders.js';
import { stockTransfers } from './supply-chain/stock-transfers.js';
import { lotDocuments, stock } from './supply-chain/stock.js';
import { supplyChainFacts } from './supply-chain/supply-chain-facts.js';
import { tasks } from './tasks/tasks.js';
import { unmatchedEpcis } from './supply-chain/unmatched-epcis.js';

export type Models = {
  readonly facts: readonly FactModel[];
  readonly tables: readonly Table[];
  readonly expansions: readonly Expansion[];
};

const tables = [
  siteDocuments,
  orderDocuments,
  lotDocuments,
  productionOrders,
  equipment,
  downtimeReasons,
  purchaseOrders,
  stockTransfers,
  unmatchedEpcis,
  inspections,
  nonconformances,
  personDocuments,
  absences,
  accountDocuments,
  customerInvoices,
  supplierInvoices,
  exceptions,
  decisions,
  tasks,
  entries,
  genealogy,
  monitoringRules,
  alerts,
  improvementCases,
  objectives,
];

const expansions = [sites, orderLines, stock, people, accounts];

/** All models; a fact is numbered by the order of `facts`, so a new one goes to the end. */
export const models: Models = {
  facts: [
    productionFacts,
    supplyChainFacts,
    qualityFacts,
    peopleFacts,
    financeFacts,
    incidentFacts,
    stopFacts,
  ],
  tables: tables as readonly Table<never>[] as readonly Table[],
  expansions: expansions as readonly Expansion<never>[] as readonly Expansion[],
};
