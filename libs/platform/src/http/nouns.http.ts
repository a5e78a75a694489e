/** The interface by which screens learn what a service has, and what may be done with it. */
import { Controller, Get } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { mayRead } from '@gemba/contracts/access';
import { Caller } from '../access/guard.http.js';
import type { Principal } from '../access/principal.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { Describe } from '../spec/openapi/describe.http.js';
import { DescribedNouns, describedFor } from './commands/described.js';

/** The controller of the nouns of a service. */
export const nounsController = (runtime: Runtime): Type => {
  @Controller('v1/nouns')
  class NounsInterface {
    @Get()
    @Describe({ summary: 'List its nouns, with their fields and commands', answer: DescribedNouns })
    list(@Caller() caller: Principal): DescribedNouns {
      const readable = runtime.department.deciders.filter(({ name }) => mayRead(caller.roles, name));
      return { data: readable.map((of) => describedFor(caller, of)) };
    }
  }
  return NounsInterface;
};
