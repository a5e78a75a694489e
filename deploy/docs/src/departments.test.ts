/**
 * The documents of the real departments hold: valid OpenAPI, examples that the commands themselves accept.
 */
import { describe, expect, it } from '@jest/globals';
import { exampleOf } from '@gemba/platform/spec/examples';
import { openApiOf } from '@gemba/platform/spec/openapi/document';
import { validated } from '@gemba/platform/http/request/validation';
import { schemaOf } from '@gemba/contracts/schema';
import { Validator } from '@seriousme/openapi-schema-validator';
import { departments } from './departments.js';

const commands = departments.flatMap(({ deciders }) =>
  deciders.flatMap((of) => Object.entries(of.commands).map(([name, command]) => ({ name, command }))),
);

describe('the departments', () => {
  it.each(commands)('show an example of $name that it accepts', ({ command }) => {
    const example = exampleOf(schemaOf(command)) as object;
    expect({ ...validated(command, example) }).toEqual(example);
  });

  it.each(departments)('$name has a valid OpenAPI document', async ({ name: service, deciders }) => {
    const described = { service, deciders, routes: [], issuer: 'https://issuer.example' };
    const plain = JSON.parse(JSON.stringify(openApiOf(described))) as Record<string, unknown>;
    expect(await new Validator().validate(plain)).toEqual({ valid: true });
  });
});
