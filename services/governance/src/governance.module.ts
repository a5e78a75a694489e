/**
 * Governance as a table: who the company is, who may decide what, and how far each topic is decided
 * locally.
 */
import { decisionRightTable } from '@gemba/platform/access/tables';
import { department } from '@gemba/platform/runtime/department';
import { alert } from './alert/alert.js';
import { monitoringRule } from './alert/monitoring-rule.js';
import { rulesInForce } from './alert/in-force.js';
import { lastAlert } from './alert/last-alert.js';
import { decisionRight } from './decision-right/decision-right.js';
import { improvementCase } from './improvement-case/improvement-case.js';
import { incident } from './incident/incident.js';
import { legalEntity } from './legal-entity/legal-entity.js';
import { objective } from './objective/objective.js';
import { objectiveTree } from './objective/objective-tree.js';
import { operatingMode } from './operating-mode/operating-mode.js';
import { escalateUnansweredAlert } from './processes/escalate-when-alert-is-unanswered.js';
import { site } from './site/site.js';
import { linkable } from './tables/linkable.js';
import { openDecision } from './tables/open-decision.js';
import { person } from './tables/person.js';

export const governance = department('governance', {
  deciders: [
    legalEntity,
    site,
    decisionRight,
    operatingMode,
    incident,
    monitoringRule,
    alert,
    improvementCase,
    objective,
  ],
  processes: [escalateUnansweredAlert],
  registers: [decisionRightTable, rulesInForce, lastAlert, objectiveTree],
  tables: [linkable, openDecision, person],
});
