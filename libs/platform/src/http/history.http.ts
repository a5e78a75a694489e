/** Proof that the history of a service is whole: verification, and seals kept outside its database. */
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { Roles } from '../access/guard.http.js';
import type { Runtime } from '../runtime/runtime.module.js';
import { Describe } from '../spec/openapi/describe.http.js';

const VERIFICATION = {
  type: 'object',
  required: ['events', 'seals', 'flaws'],
  properties: {
    events: { type: 'integer', description: 'How many were read.' },
    seals: {
      type: 'array',
      description: 'Where seals are kept, how many, and the position up to which the newest reaches.',
      items: {
        type: 'object',
        properties: {
          place: { type: 'string' },
          seals: { type: 'integer' },
          upTo: { type: 'integer' },
        },
      },
    },
    flaws: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          streamId: { type: 'string' },
          version: { type: 'integer' },
          flaw: { type: 'string' },
        },
      },
    },
  },
};

const SEAL = {
  type: 'object',
  required: ['seal'],
  properties: {
    seal: {
      type: ['object', 'null'],
      description: 'Null when everything is sealed. Note the digest where nobody can change it.',
      properties: {
        position: { type: 'integer' },
        events: { type: 'integer' },
        digest: { type: 'string' },
        sealedAt: { type: 'string', format: 'date-time' },
      },
    },
  },
};

/** The controller of what proves a service's log whole. */
export const historyController = (runtime: Runtime): Type => {
  @Controller('v1')
  class HistoryInterface {
    @Get('log/verification')
    @Describe({
      summary: 'Hold the log against its hash chains, its seals and its topic',
      answer: VERIFICATION,
    })
    @Roles('admin', 'coo')
    verify(): Promise<object> {
      return runtime.verifyHistory();
    }

    @Post('log/seals')
    @HttpCode(200)
    @Describe({
      summary: 'Seal the log now, and keep the seal outside its database',
      answer: SEAL,
    })
    @Roles('admin', 'coo')
    async seal(): Promise<object> {
      return { seal: await runtime.sealing.seal() };
    }
  }
  return HistoryInterface;
};
