/**
 * The baseline of a command over HTTP: Nest on Fastify, the same check of the token, class-validator, one
 * insert, and nothing else. What it leaves out: rights, rules, idempotency, history, order, and everybody
 * else who wants to hear of it.
 */
import { Body, Controller, Inject, Module, Post, UseGuards, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';
import { Receipt } from './receipt.js';
import { TokenGuard } from './token.http.js';

const INSERT = {
  name: 'receive',
  text: 'insert into receipts (site, item, lot, body) values ($1, $2, $3, $4) returning id',
};

@Controller()
@UseGuards(TokenGuard)
class Receipts {
  constructor(@Inject(pg.Pool) private readonly pool: pg.Pool) {}

  @Post('/v1/stock-items')
  async receive(@Body() receipt: Receipt): Promise<object> {
    const { site, item, lot } = receipt;
    const { rows } = await this.pool.query<{ id: string }>({
      ...INSERT,
      values: [site, item, lot, JSON.stringify(receipt)],
    });
    return { id: rows[0]?.id };
  }
}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 24 });
await pool.query(`create table receipts (
  id bigserial primary key, site text not null, item text not null, lot text not null, body text not null)`);

@Module({ controllers: [Receipts], providers: [{ provide: pg.Pool, useValue: pool }] })
class Bare {}

const app = await NestFactory.create<NestFastifyApplication>(Bare, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
await app.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
