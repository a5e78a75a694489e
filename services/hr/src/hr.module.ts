/**
 * People operations as one table: what they decide, what they do by themselves, and what they know of
 * others.
 */
import { department } from '@gemba/platform/runtime/department';
import { absence } from './absence/absence.js';
import { personDays } from './tables/person-days.js';
import { standingIn } from './absence/standing-in.js';
import { employee } from './employee/employee.js';
import { askForTrainingBeforeItIsOverdue } from './processes/ask-for-training-before-it-is-overdue.js';
import { coverWhenAbsenceIsReported } from './processes/cover-when-absence-is-reported.js';
import { attendance } from './roster/attendance.js';
import { roster } from './roster/roster.js';
import { rosteredWeek } from './roster/rostered-week.js';
import { assignedOperation } from './tables/assigned-operation.js';
import { delegation } from './tables/delegation.js';
import { siteAbsence } from './tables/site-absence.js';
import { siteStaff } from './tables/site-staff.js';
import { stationSkill } from './tables/station-skill.js';

export const hr = department('hr', {
  deciders: [employee, roster, attendance, absence],
  processes: [coverWhenAbsenceIsReported, askForTrainingBeforeItIsOverdue],
  registers: [standingIn, personDays, rosteredWeek],
  tables: [siteStaff, siteAbsence, assignedOperation, delegation, stationSkill],
});
