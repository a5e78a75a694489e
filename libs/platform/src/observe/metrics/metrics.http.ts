/** Metrics as Prometheus reads them. */
import { Controller, Get, Header } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Open } from '../../access/guard.http.js';
import { Describe } from '../../spec/openapi/describe.http.js';
import type { Runtime } from '../../runtime/runtime.module.js';
import { addGauges } from './gauges.kafka.js';

export const metricsController = (runtime: Runtime): Type => {
  addGauges(runtime);

  @Controller('metrics')
  @Open()
  class MetricsInterface {
    @Get()
    @Describe({ summary: 'Metrics in the text format of Prometheus', media: 'text/plain' })
    @Header('content-type', runtime.meters.registry.contentType)
    metrics(): Promise<string> {
      return runtime.meters.registry.metrics();
    }
  }
  return MetricsInterface;
};
