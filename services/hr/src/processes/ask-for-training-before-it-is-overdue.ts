/** Some time before a qualification ends, training is asked for: once it has ended, its work is refused. */
import { companyEvents } from '@gemba/contracts/events/company';
import { plusDays } from '@gemba/measures/period';
import { process, send } from '@gemba/decider/process';
import { employee } from '../employee/employee.js';

/** A course is found and held in that time. */
const DAYS = 30;

/** A run is of one qualification of one person. */
type Of = { readonly subject: string; readonly data: { readonly skill: string } };

const about = ({ subject, data: { skill } }: Of): string => `${subject}/${skill}`;

export const askForTrainingBeforeItIsOverdue = process('ask-for-training-before-it-is-overdue', {
  events: companyEvents,
  initial: { person: '', skill: '', validTo: '' },
  owner: { role: 'hr' },
  on: {
    QualificationGranted: {
      about,
      remember: (_, { subject: person, data: { skill, validTo } }) => ({ person, skill, validTo }),
      deadlines: (_, { data: { validTo } }) => [
        { name: 'training', at: `${plusDays(validTo, -DAYS)}T00:00:00.000Z` },
      ],
    },
    QualificationRevoked: { about, deadlines: () => [{ name: 'training', at: '' }] },
  },
  passed: {
    training: {
      send: ({ person, skill, validTo }) => [
        send(employee, [person, 'AnnounceTraining'], { skill, validTo }),
      ],
    },
  },
});
