/** A running service describes all of itself, in documents that hold against the standards. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import specifications from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { plant } from '../testing/sample.js';
import type { TestCompany, TestService } from '../testing/service.http.js';
import { EVERYWHERE, testCompany } from '../testing/service.http.js';

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly channels: Readonly<Record<string, { readonly messages: object }>>;
};

let company: TestCompany;
let service: TestService;

const open = (path: string): Promise<Response> => fetch(`${service.url}${path}`);
const document = async (path: string): Promise<Document> => (await (await open(path)).json()) as Document;

const operationsIn = ({ paths }: Document): string[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );

beforeAll(async () => {
  company = await testCompany();
  service = await company.start(plant);
}, 60_000);

afterAll(() => company.stop(), 30_000);

describe('openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const found = await validator.validate({ ...(await document('/openapi.json')) });
    expect(found).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has every route of the service and no other', async () => {
    const described = operationsIn(await document('/openapi.json'));
    expect(described.toSorted()).toEqual(service.routes.toSorted());
    expect(described).toContain('POST /v1/suppliers');
  });

  it('is sent compressed to who takes that, and short answers as they are', async () => {
    const encodingOf = async (path: string) => {
      const { headers } = await fetch(`${service.url}${path}`, { headers: { 'accept-encoding': 'br' } });
      return headers.get('content-encoding');
    };
    expect(await encodingOf('/openapi.json')).toBe('br');
    expect(await encodingOf('/health/live')).toBeNull();
  });

  it('names every operation once', async () => {
    const { paths } = await document('/openapi.json');
    const ids = Object.values(paths).flatMap((each) => Object.values(each).map((it) => it.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['approveSupplier', 'listSuppliers', 'parkedReplay']));
  });

  it('shows examples that the service takes', async () => {
    const { paths } = await document('/openapi.json');
    const { example } = (
      paths['/v1/suppliers']!.post as unknown as {
        requestBody: { content: { 'application/json': { example: object } } };
      }
    ).requestBody.content['application/json'];
    const coo = await service.as({ ...EVERYWHERE, roles: ['buyer'] });
    expect((await coo.post('/v1/suppliers', example)).status).toBe(201);
  });
});

/** As JSON Schema wants expressions read: with Unicode. */
const isExpression = (text: string): boolean => {
  try {
    return new RegExp(text, 'u').source.length > 0;
  } catch {
    return false;
  }
};

describe('asyncapi.json', () => {
  it('is valid AsyncAPI 3.0', async () => {
    const validator = addFormats.default(new Ajv({ strict: false, allErrors: true }));
    validator.addFormat('regex', isExpression);
    const check = validator.compile(specifications.schemasWithoutId['3.0.0'] as object);
    check(await document('/asyncapi.json'));
    expect(check.errors ?? []).toEqual([]);
  }, 60_000);

  it('has what it says and what it hears', async () => {
    const { channels } = await document('/asyncapi.json');
    expect(Object.keys(channels).toSorted()).toEqual(['governance', 'supply-chain']);
    expect(channels['supply-chain']?.messages).toHaveProperty(['LocationRegistered.v1']);
    expect(channels.governance?.messages).toHaveProperty(['SiteRegistered.v1']);
  });
});

describe('docs', () => {
  it('is a page whose parts all come from the service', async () => {
    const answer = await open('/docs');
    const html = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts).toEqual(['docs/swagger-ui.css', 'docs/swagger-ui-bundle.js', 'docs/open.js']);
    for (const part of parts) expect([part, (await open(`/${part}`)).status]).toEqual([part, 200]);
    expect((await open('/docs/other.js')).status).toBe(404);
  });
});
