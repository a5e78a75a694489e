/** Starts the service of people operations. */
import { start } from '@gemba/platform/start.module';
import { hr } from './hr.module.js';

await start(hr);
