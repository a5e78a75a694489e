/** Starts the finance service. */
import { start } from '@gemba/platform/start.module';
import { finance } from './finance.module.js';

await start(finance);
