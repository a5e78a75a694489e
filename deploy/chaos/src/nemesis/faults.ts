/** Every kind of fault that the nemesis knows. */
import type { Fault } from './fault/fault.js';
import { brokers } from './kinds/engines/brokers.kafka.js';
import { burdens } from './kinds/processes/burdens.process.js';
import { databases } from './kinds/engines/databases.sql.js';
import { instances } from './kinds/processes/instances.process.js';
import { leaving } from './kinds/processes/leaving.http.js';
import { network } from './kinds/engines/network.js';
import { points } from './kinds/processes/points.process.js';
import { rebuild } from './kinds/rebuild.http.js';
import { anew } from './kinds/records/anew.kafka.js';
import { copies } from './kinds/records/copies.kafka.js';
import { early } from './kinds/records/early.kafka.js';
import { junk } from './kinds/records/junk.kafka.js';
import { signals } from './kinds/processes/signals.process.js';

export const faults: readonly Fault[] = [
  ...signals,
  leaving,
  ...points,
  ...instances,
  ...burdens,
  ...databases,
  ...network,
  ...brokers,
  ...copies,
  ...early,
  ...anew,
  ...junk,
  rebuild,
];

/** Faults by name. @throws naming those that there are */
export const faultsNamed = (names: readonly string[]): Fault[] =>
  names.map((name) => {
    const found = faults.find((fault) => fault.name === name);
    if (found) return found;
    throw new RangeError(
      `There is no fault "${name}"; there are: ${faults.map((each) => each.name).join(', ')}.`,
    );
  });
