/** The types of the client say what the documents say: fields, parameters, answers and refusals. */
import { describe, expect, it } from '@jest/globals';
import type { OpenApi } from '@gemba/platform/spec/openapi/document';
import { clientPages } from './pages.js';
import { typeOf } from './types.js';

const ofStock = (answer: object, more: object = {}): OpenApi => ({
  openapi: '3.1.0',
  info: { title: 'Gemba', version: '1.0.0', description: 'Of a test' },
  paths: {
    '/v1/stock/{id}': {
      get: {
        tags: ['stock-item'],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'group', in: 'query', required: true, schema: { enum: ['lot', 'site'] } },
          { $ref: '#/components/parameters/limit' },
          {
            ...{ name: 'filter', in: 'query', style: 'deepObject' },
            schema: { type: 'object', properties: { lot: { type: 'string' } } },
          },
        ],
        responses: {
          200: { content: { 'application/json': { schema: answer } } },
          409: {
            content: {
              'application/problem+json': {
                schema: { properties: { code: { anyOf: [{ enum: ['STK-STATE', 'PLT-BUSY'] }] } } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    parameters: { limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
    schemas: {
      Done: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
      Event: { type: 'object' },
      Lot: { type: 'object', required: ['lot'], properties: { lot: { type: ['string', 'null'] } } },
      ...more,
    },
  },
});

const lots = { type: 'array', items: { $ref: '#/components/schemas/Lot' } };

describe('the types of a client', () => {
  it('have what an operation takes, answers and is refused with', () => {
    const text = clientPages(new Map([['hr', ofStock(lots)]]))['hr/stock-item.ts'];
    expect(text).toContain('type Lot = { readonly lot: string | null };');
    expect(text).toContain(
      "readonly '/v1/stock/{id}': { readonly get: { readonly path: { readonly id: string }; " +
        "readonly query: { readonly 'group': 'lot' | 'site' | undefined; " +
        "readonly 'limit'?: number | undefined; readonly 'filter[lot]'?: string | undefined }; " +
        "readonly answer: readonly Lot[]; readonly refusal: 'STK-STATE' } };",
    );
  });

  it('stand once where several services have the same', () => {
    const same = clientPages(
      new Map([
        ['hr', ofStock(lots)],
        ['quality', ofStock(lots)],
      ]),
    );
    expect(Object.keys(same)).toEqual(['services.ts', 'shapes/shared.ts', 'every/stock-item.ts']);
    expect(same['services.ts']).toContain("readonly 'quality': EveryStockItem;");
    const other = clientPages(
      new Map([
        ['hr', ofStock(lots)],
        ['quality', ofStock({ type: 'string' })],
      ]),
    );
    expect(Object.keys(other)).toEqual(expect.arrayContaining(['hr/stock-item.ts', 'quality/stock-item.ts']));
  });

  it('take the shapes that all services have from one file', () => {
    const done = ofStock({ $ref: '#/components/schemas/Done' });
    const pages = clientPages(new Map([['hr', done]]));
    expect(pages['hr/stock-item.ts']).toContain("import type { Done } from '../shapes/shared.js';");
    expect(pages['shapes/shared.ts']).toContain('export type Done = { readonly id: string };');
  });
});

describe('the type of a schema', () => {
  it.each([
    [{ enum: ['a', null] }, "'a' | null"],
    [{ type: ['array', 'null'], items: { type: 'string' } }, 'readonly string[] | null'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, "readonly ('a' | 'b')[]"],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Readonly<Record<string, string>>'],
    [{ anyOf: [{ type: 'boolean' }, { type: 'null' }] }, 'boolean | null'],
    [{ type: 'object', properties: { 'epcis:id': {} } }, "{ readonly 'epcis:id'?: unknown }"],
    [{}, 'unknown'],
  ])('%j', (schema, type) => {
    expect(typeOf(schema, () => undefined)).toBe(type);
  });

  it('is refused where there is none', () => {
    expect(() => typeOf({ type: 'decimal' }, () => undefined)).toThrow('No type');
  });
});
