/**
 * Where a service describes itself: OpenAPI and AsyncAPI, open and made when first asked.
 */
import { Controller, Get, Header } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { companySets } from '@gemba/contracts/events/company';
import { Open } from '../access/guard.http.js';
import type { Department } from '../runtime/department.js';
import { Describe } from './openapi/describe.http.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { asyncApiOf } from './asyncapi.js';
import type { OpenApi } from './openapi/document.js';
import { openApiOf } from './openapi/document.js';
import { companyRefusals } from './openapi/refusals.process.js';
import { writtenRoutes } from './openapi/written.http.js';
import { PageInterface } from './page.http.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const CACHE = 'public, max-age=60';

/** Made once; what a service offers does not change while it runs. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** The events that a department hears; a consumer of its own hears all of its topics. */
const hearsOf = (of: Department, { processes }: Runtime): string[] => {
  const heard = new Set(
    of.consumers.flatMap(({ topics }) => topics.map((topic) => topic.replace(/^gemba\./, ''))),
  );
  const whole = companySets.filter(({ service }) => heard.has(service));
  return [
    ...of.tables.flatMap(({ hears }) => hears),
    ...processes.hears(),
    ...whole.flatMap(({ types }) => Object.keys(types)),
  ];
};

/** The controller that describes the service; `others` are its hand-written controllers. */
export const specController = (of: Department, runtime: Runtime, others: readonly Type[]): Type => {
  const { config } = runtime;

  @Controller()
  @Open()
  class SpecificationInterface {
    private readonly document = once((): OpenApi =>
      openApiOf({
        service: of.name,
        deciders: of.deciders,
        routes: writtenRoutes([...others, SpecificationInterface, PageInterface]),
        refusals: companyRefusals()[of.name] ?? {},
        issuer: config.issuer,
      }),
    );
    private readonly events = once(() =>
      asyncApiOf({
        service: of.name,
        hears: hearsOf(of, runtime),
        prefix: config.topicPrefix,
        broker: config.kafka.brokers[0] ?? '',
      }),
    );

    @Get('openapi.json')
    @Describe({ summary: 'This document: OpenAPI 3.1' })
    @Header('content-type', JSON_TYPE)
    @Header('cache-control', CACHE)
    openapi(): object {
      return this.document();
    }

    @Get('asyncapi.json')
    @Describe({ summary: 'The events said and heard: AsyncAPI 3.0' })
    @Header('content-type', JSON_TYPE)
    @Header('cache-control', CACHE)
    asyncapi(): object {
      return this.events();
    }
  }
  return SpecificationInterface;
};
