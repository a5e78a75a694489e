/**
 * A Nest handler declared by `@Consumes` is a consumer: it gets batches, and its errors decide what becomes
 * of them.
 */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, type MicroserviceOptions } from '@nestjs/microservices';
import { InfrastructureError } from '../engines/failure.js';
import { eventsOver, upTo } from '../testing/event.js';
import { effects, insertFacts } from '../testing/events.sql.js';
import { publish } from '../testing/publish.kafka.js';
import { openSandbox, silent, until, type Sandbox } from '../testing/sandbox.sql.js';
import { Consumes } from './consumes.kafka.js';
import { BatchKafkaStrategy, type EventBatch } from './transport.kafka.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox.close();
});

const topic = `gemba.nest-${String(process.pid)}-${String(Date.now())}`;
const consumer = `${topic}-facts`;
let broken = true;

@Controller()
class Facts {
  @Consumes(consumer, { topics: [topic] })
  async take({ events, tx }: EventBatch): Promise<void> {
    if (broken) throw new InfrastructureError('the machine is down');
    if (events.some(({ streamId }) => streamId === 'bad')) throw new TypeError('cannot read this one');
    await insertFacts(events, tx);
  }
}

@Module({ controllers: [Facts] })
class FactsModule {}

const plainPattern: (name: string, extras: object) => MethodDecorator = EventPattern;

@Controller()
class Undeclared {
  @plainPattern('undeclared', { topics: [topic] })
  take(): void {
    throw new Error('never called');
  }
}

@Module({ controllers: [Undeclared] })
class UndeclaredModule {}

function strategyOf({ kafka, pool }: Sandbox): BatchKafkaStrategy {
  return new BatchKafkaStrategy({
    kafka,
    pool,
    log: silent,
    fetchHole: () => Promise.reject(new Error('no hole')),
  });
}

describe('the transport', () => {
  it('waits while a handler says that a machine is broken, parks what it cannot apply', async () => {
    await publish(sandbox.kafka, topic, eventsOver(['good', 'bad'], 6));
    const strategy = strategyOf(sandbox);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(FactsModule, {
      strategy,
      logger: false,
    });
    sandbox.onClose(() => app.close());
    await app.listen();
    const running = strategy.consumers().get(consumer);
    await until(() => (running?.state().counters.failures ?? 0) > 0);
    expect(running?.state().lastError).toBe('InfrastructureError: the machine is down');
    expect(running?.state().counters).toMatchObject({ consumed: 0, parked: 0 });
    broken = false;
    await running?.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ good: upTo(3) });
    expect(running?.state().counters).toMatchObject({ consumed: 6, applied: 3, parked: 3 });
    await app.close();
    expect(running?.state().status).toBe('stopped');
  }, 60_000);

  it('refuses a handler whose errors Nest would hide', async () => {
    const strategy = strategyOf(sandbox);
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(UndeclaredModule, {
      strategy,
      logger: false,
    });
    await expect(app.listen()).rejects.toThrow('Declare the handler of undeclared by @Consumes.');
  });
});
