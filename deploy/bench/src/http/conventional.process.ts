/**
 * A receipt of stock as many a team writes it by hand: Nest, TypeORM entities, one transaction per request
 * with a row lock, idempotency keys, and an outbox that a timer empties into Kafka.
 */
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import { kafkaServerIn } from '@gemba/messaging/engines/server';
import { ensureTopics } from '@gemba/messaging/engines/topics.kafka';
import { Body, Controller, Headers, Inject, Module, Post, UseGuards, ValidationPipe } from '@nestjs/common';
import { UnprocessableEntityException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Decimal } from 'decimal.js';
import { Column, CreateDateColumn, DataSource, Entity, IsNull, PrimaryColumn } from 'typeorm';
import { In, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import { Receipt } from './receipt.js';
import { TokenGuard } from './token.http.js';

@Entity('items')
class Item {
  @PrimaryColumn('text') id!: string;
  @Column('text') unit!: string;
}

@Entity('stock_items')
class StockItem {
  @PrimaryColumn('text') id!: string;
  @Column('text') site!: string;
  @Column('text') item!: string;
  @Column('numeric', { default: 0 }) quantity!: string;
  @VersionColumn() version!: number;
}

@Entity('lots')
class Lot {
  @PrimaryColumn('text') stockItem!: string;
  @PrimaryColumn('text') lot!: string;
  @Column('text') status!: string;
  @Column('numeric', { default: 0 }) quantity!: string;
}

@Entity('movements')
class Movement {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') stockItem!: string;
  @Column('text') lot!: string;
  @Column('numeric') quantity!: string;
  @Column('text') source!: string;
  @CreateDateColumn() at!: Date;
}

@Entity('outbox')
class OutboxMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id!: string;
  @Column('text') key!: string;
  @Column('jsonb') payload!: object;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
}

@Entity('idempotency_keys')
class IdempotencyKey {
  @PrimaryColumn('text') key!: string;
  @Column('jsonb') answer!: object;
}

const plus = (a: string, b: string): string => new Decimal(a).plus(b).toFixed();

@Controller()
@UseGuards(TokenGuard)
class Receipts {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  @Post('/v1/stock-items')
  receive(@Body() receipt: Receipt, @Headers('idempotency-key') key: string): Promise<object> {
    return this.source.transaction(async (manager) => {
      const known = await manager.findOneBy(IdempotencyKey, { key });
      if (known) return known.answer;
      const { site, lot: name, quantity, status = 'available' } = receipt;
      const item = await manager.findOneBy(Item, { id: receipt.item });
      if (item?.unit !== quantity.unit) throw new UnprocessableEntityException('Unknown item or unit.');
      const id = `${site}.${item.id}`;
      const lock = { mode: 'pessimistic_write' } as const;
      const stock =
        (await manager.findOne(StockItem, { where: { id }, lock })) ??
        manager.create(StockItem, { id, site, item: item.id, quantity: '0' });
      const lot =
        (await manager.findOneBy(Lot, { stockItem: id, lot: name })) ??
        manager.create(Lot, { stockItem: id, lot: name, status, quantity: '0' });
      stock.quantity = plus(stock.quantity, quantity.value);
      lot.quantity = plus(lot.quantity, quantity.value);
      await manager.save(stock);
      await manager.save(lot);
      const movement = { stockItem: id, lot: name, quantity: quantity.value };
      await manager.insert(Movement, { ...movement, source: `${receipt.source.kind}/${receipt.source.id}` });
      await manager.insert(OutboxMessage, { key: id, payload: { type: 'StockReceived', ...receipt } });
      const answer = { id, version: stock.version };
      await manager.insert(IdempotencyKey, { key, answer });
      return answer;
    });
  }
}

const entities = [Item, StockItem, Lot, Movement, OutboxMessage, IdempotencyKey];
const url = process.env.DATABASE_URL ?? '';
const source = new DataSource({ type: 'postgres', url, entities, synchronize: true, poolSize: 24 });
await source.initialize();
const items = Array.from({ length: 1_000 }, (_, index) => ({ id: `item-${String(index)}`, unit: 'KGM' }));
await source.getRepository(Item).insert(items);

const silence = (): void => undefined;
const log = { debug: silence, info: silence, warn: silence, error: silence };
const { server } = kafkaServerIn(process.env, String);
const topic = process.env.TOPIC ?? '';
const kafka = connectKafka({ server, clientId: 'conventional', log });
const admin = kafka.admin();
await admin.connect();
await ensureTopics(admin, [topic]);
await admin.disconnect();
const producer = kafka.producer({ idempotent: true });
await producer.connect();

const AT_ONCE = 500;
const EVERY_MS = 100;

/** What is committed is sent in its order; what was sent and not marked is sent again. */
const emptyOutbox = async (): Promise<void> => {
  const outbox = source.getRepository(OutboxMessage);
  const waiting = await outbox.find({ where: { sentAt: IsNull() }, order: { id: 'ASC' }, take: AT_ONCE });
  if (waiting.length === 0) return;
  const messages = waiting.map(({ key, payload }) => ({ key, value: JSON.stringify(payload) }));
  await producer.send({ topic, acks: -1, messages });
  await outbox.update({ id: In(waiting.map(({ id }) => id)) }, { sentAt: new Date() });
  if (waiting.length === AT_ONCE) await emptyOutbox();
};

let emptying = Promise.resolve();
const timer = setInterval(() => {
  emptying = emptying.then(emptyOutbox);
}, EVERY_MS);

@Module({ controllers: [Receipts], providers: [{ provide: DataSource, useValue: source }] })
class Conventional {}

const adapter = new FastifyAdapter();
const app = await NestFactory.create<NestFastifyApplication>(Conventional, adapter, { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
await app.listen(Number(process.env.PORT), '127.0.0.1');

const stop = async (): Promise<void> => {
  await app.close();
  clearInterval(timer);
  await emptying.then(emptyOutbox);
  await producer.disconnect();
  await source.destroy();
};
process.once('SIGTERM', () => void stop());
