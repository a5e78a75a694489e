/** Starts the governance service. */
import { start } from '@gemba/platform/start.module';
import { governance } from './governance.module.js';

await start(governance);
