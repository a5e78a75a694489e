/** Every department of the company, as its service runs it. */
import { finance } from '@gemba/finance-service/finance.module';
import { governance } from '@gemba/governance-service/governance.module';
import { hr } from '@gemba/hr-service/hr.module';
import type { Department } from '@gemba/platform/runtime/department';
import { production } from '@gemba/production-service/production.module';
import { quality } from '@gemba/quality-service/quality.module';
import { supplyChain } from '@gemba/supply-chain-service/supply-chain.module';

export const departments: readonly Department[] = [governance, production, supplyChain, quality, hr, finance];
