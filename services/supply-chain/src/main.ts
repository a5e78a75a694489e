/** Starts the supply-chain service. */
import { start } from '@gemba/platform/start.module';
import { supplyChain } from './supply-chain.module.js';

await start(supplyChain);
