/** The OpenAPI document of a service that need not run for it. */
import type { Department } from '@gemba/platform/runtime/department';
import { writtenControllers } from '@gemba/platform/http/service.module';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { OpenApi } from '@gemba/platform/spec/openapi/document';
import { openApiOf } from '@gemba/platform/spec/openapi/document';
import { companyRefusals } from '@gemba/platform/spec/openapi/refusals.process';
import { writtenRoutes } from '@gemba/platform/spec/openapi/written.http';

/** Routes are read, not called: what a handler would do with its runtime does not matter. */
const AT_REST = {} as Runtime;

export const documentOf = (of: Department): OpenApi =>
  openApiOf({
    service: of.name,
    deciders: of.deciders,
    routes: writtenRoutes(writtenControllers(of, AT_REST)),
    refusals: companyRefusals()[of.name] ?? {},
    issuer: 'https://issuer.example',
  });
