/** Starts the production service. */
import { start } from '@gemba/platform/start.module';
import { production } from './production.module.js';

await start(production);
