/**
 * A breakdown has an order at once; a machine that is worked on is down, and is back when the work is done.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { equipment } from '../equipment/equipment.js';
import { ANDON_SAFETY, MAINTENANCE } from '../equipment/reason-tree.js';
import { maintenanceOrder } from '../maintenance/maintenance-order.js';

export const repairWhenAMachineBreaksDown = process('repair-when-a-machine-breaks-down', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    EquipmentStateChanged: {
      // Where somebody may get hurt the machine is stopped, which is no failure of it.
      about: ({ subject, data: { to, reason } }) =>
        to === 'downUnplanned' && reason !== ANDON_SAFETY ? subject : null,
      send: (_, { subject: workUnit, eventId, siteId, data: { reason } }) => [
        send(maintenanceOrder, [`MO-${eventId}`, 'RaiseMaintenanceOrder'], {
          ...{
            site: siteId ?? '',
            workUnit,
            kind: 'corrective',
            work: reason === undefined ? 'Breakdown.' : `Breakdown: ${reason}.`,
          },
        }),
      ],
    },
    MaintenanceStarted: {
      about: ({ data: { kind, workUnit } }) => (kind === 'corrective' ? null : workUnit),
      send: (_, { data: { workUnit } }) => [
        send(equipment, [workUnit, 'ChangeEquipmentState'], { to: 'downPlanned', reason: MAINTENANCE }),
      ],
    },
    MaintenanceCompleted: {
      about: (e) => e.data.workUnit,
      send: (_, { data: { workUnit } }) => [
        send(equipment, [workUnit, 'ChangeEquipmentState'], { to: 'idle' }),
      ],
    },
  },
});
