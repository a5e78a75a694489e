/**
 * Governance as a table: who the company is, who may decide what, and how far each topic is decided
 * locally.
 */
import { decisionRightTable } from '@gemba/platform/access/tables';
import { department } from '@gemba/platform/runtime/department';
import { decisionRight } from './decision-right/decision-right.js';
import { incident } from './incident/incident.js';
import { legalEntity } from './legal-entity/legal-entity.js';
import { operatingMode } from './operating-mode/operating-mode.js';
import { site } from './site/site.js';
import { openDecision } from './tables/open-decision.js';

export const governance = department('governance', {
  deciders: [legalEntity, site, decisionRight, operatingMode, incident],
  registers: [decisionRightTable],
  tables: [openDecision],
});
