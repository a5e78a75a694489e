/** The interface by which quotations are compared without recording it: landed, ranked, and why. */
import { mayRead } from '@gemba/contracts/access';
import { QuotationsCompared } from '@gemba/contracts/events/supply-chain/quotations';
import { isRefused } from '@gemba/decider/decision';
import { digestOf } from '@gemba/event-store/ids';
import { Caller } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { sees } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { v7 } from 'uuid';
import { comparisonOf } from './evidence.js';
import { requestForQuotation } from './request-for-quotation.js';
import type { RequestForQuotation } from './request-state.js';

/** Who asks, now. */
const contextOf = ({ id, roles, sites }: Principal) => {
  const now = new Date().toISOString();
  const commandId = v7();
  return {
    ...{ commandId, commandHash: digestOf(commandId), correlationId: commandId, causationId: commandId },
    ...{ actor: { kind: 'person', id } as const, roles, sites, at: now, now, process: false },
  };
};

@Controller('v1/requests-for-quotation')
export class ComparisonInterface {
  constructor(@Inject(Runtime) private readonly runtime: Runtime) {}

  @Get(':id/comparison')
  @Describe({
    summary: 'How the quotations stand today, at its rates',
    detail: 'Weights are the usual ones; compare-quotations takes others, and keeps what it finds.',
    answer: QuotationsCompared,
    refusals: { 403: [], 404: [] },
  })
  async compare(@Caller() caller: Principal, @Param('id') id: string): Promise<QuotationsCompared> {
    if (!mayRead(caller.roles, 'request-for-quotation'))
      throw new Problem(403, 'ACC-ROLE', 'Quotations are compared for those who may read requests.');
    const held = await this.runtime.streams.load(requestForQuotation, id);
    if (held.version === 0 || !sees(caller, held.siteId))
      throw new Problem(404, 'PLT-NOT-FOUND', `There is no request for quotation ${id}.`);
    const command = { id, name: 'CompareQuotations', data: {} };
    const asked = { of: requestForQuotation, command, context: contextOf(caller) };
    const knowing = await this.runtime.knowledge.givenFor(asked, held);
    if (isRefused(knowing)) throw new Problem(404, knowing.code, knowing.detail);
    return comparisonOf(held.state as RequestForQuotation, knowing.given as never);
  }
}
