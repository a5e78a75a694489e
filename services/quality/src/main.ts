/** Starts the quality service. */
import { start } from '@gemba/platform/start';
import { quality } from './quality.module.js';

await start(quality);
