/** Runs the supply-chain service. */
import { start } from '@gemba/platform/start';
import { supplyChain } from './supply-chain.module.js';

await start(supplyChain);
