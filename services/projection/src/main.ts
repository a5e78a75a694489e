/** Runs the projection as a service of its own. */
import { start } from '@gemba/platform/start.module';
import { projection } from './projection.module.js';

await start(projection);
