/**
 * The schedule of a site says which operation is done when, by which machine and by whom. It is built beside
 * the service, proposed, and adopted by a planner.
 *
 *   none ──build──▶ building ──propose──▶ proposed ──adopt──▶ in force ──invalidate──▶ invalid
 *                      │ fail ▶ failed        ▲                   └────────build──────────┘
 */
import { scheduleEvents } from '@gemba/contracts/events/production/scheduling';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, decider, isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { computed, everything, row, rows, stateOf } from '@gemba/decider/needs';
import { lastOf } from '../planning/plan/plan.js';
import { calendarOf, workCalendar } from '../definition/work-calendar.js';
import { plannedItemTable } from '../planning/tables/defined.js';
import { onHandTable } from '../planning/tables/on-hand.js';
import { madeSupplyTable, purchaseSupplyTable, requisitionSupplyTable } from '../planning/tables/supply.js';
import { sitePeople } from '../tables/site-people.js';
import { ScheduleAnswer, scheduleAnswer } from './answer.js';
import {
  AdoptSchedule,
  BuildSchedule,
  FailSchedule,
  InvalidateSchedule,
  ProposeSchedule,
  StopSchedule,
} from './commands.js';
import type { Scope, ScheduleInputs } from './inputs/inputs.js';
import { inputsOf, spanOf } from './inputs/inputs.js';
import { weeksIn } from './inputs/resources.js';
import { flawIn } from './result.js';
import type { ScheduleState } from './state.js';
import { NO_SCHEDULE, adopted, broken, failed, proposed } from './state.js';
import { machineTable } from './tables/machines.js';
import { scheduledOrderTable } from './tables/orders.js';
import { rosterKey, rosterTable } from './tables/rosters.js';
import { termsOf, tooFar } from './terms.js';
import { touched } from './touched.js';
