/** Starts the quality service. */
import { start } from '@gemba/platform/start.module';
import { quality } from './quality.module.js';

await start(quality);
