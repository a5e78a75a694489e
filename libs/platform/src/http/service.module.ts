/** The Nest module of a service, made from its runtime: controllers follow from the department's table. */
import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../access/guard.http.js';
import type { TokenCheck } from '../access/guard.http.js';
import type { Department } from '../runtime/department.js';
import { controllerOf } from './commands/commands.http.js';
import { ProblemFilter } from './problems/problems.http.js';
import { historyController } from './history.http.js';
import { streamsController } from './streams.http.js';
import { healthController } from './health.http.js';
import { consumersOf } from '../runtime/consumers.kafka.js';
import { nounsController } from './nouns.http.js';
import { parkedController } from './parked.http.js';
import { PageInterface } from '../spec/page.http.js';
import { specController } from '../spec/spec.http.js';
import { metricsController } from '../observe/metrics/metrics.http.js';
import { Runtime } from '../runtime/runtime.module.js';

@Module({})
class ServiceModule {}

/** The controllers whose routes are written by hand and answer JSON; a runtime is needed to answer. */
export const writtenControllers = (of: Department, runtime: Runtime): readonly Type[] => [
  healthController(runtime),
  streamsController(runtime),
  historyController(runtime),
  parkedController(runtime),
  nounsController(runtime),
  ...of.controllers,
];

/** Controllers of the department can have `Runtime` injected. */
export const moduleOf = (of: Department, runtime: Runtime, check: TokenCheck): DynamicModule => {
  const written = [metricsController(runtime), ...writtenControllers(of, runtime)];
  return {
    module: ServiceModule,
    providers: [
      { provide: Runtime, useValue: runtime },
      { provide: APP_GUARD, useValue: new AccessGuard(check) },
      { provide: APP_FILTER, useValue: new ProblemFilter(runtime.log) },
    ],
    controllers: [
      ...written,
      specController(of, runtime, written),
      PageInterface,
      ...of.deciders.map((each) => controllerOf(runtime, each)),
      ...consumersOf(of, runtime),
    ],
  };
};
