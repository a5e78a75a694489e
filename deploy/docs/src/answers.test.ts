/** What routes that are written by hand answer is described to its last field, with examples that are so. */
import { describe, expect, it } from '@jest/globals';
import { unlike } from '@gemba/contracts/conforming';
import type { DataClass } from '@gemba/contracts/schema';
import { answerSchemaOf, fieldsOf } from '@gemba/contracts/schema';
import { exampleOf } from '@gemba/platform/spec/examples/examples';
import { writtenRoutes } from '@gemba/platform/spec/openapi/written.http';
import type { Description } from '@gemba/platform/spec/openapi/written';
import { told } from '@gemba/platform/spec/openapi/written';
import { projection } from '@gemba/projection-service/projection.module';

const classesOf = ({ answer, pageOf, events = {} }: Description): DataClass[] => [
  ...(typeof answer === 'function' ? [answer] : []),
  ...(pageOf ? [pageOf] : []),
  ...Object.values(events).map(({ data }) => data),
];

const routes = writtenRoutes(projection.controllers)
  .flatMap(told)
  .map((route) => ({ ...route, classes: classesOf(route.description) }));

/** Where a field says nothing to its reader. */
const wordless = (of: DataClass, at = of.name): readonly string[] =>
  [...fieldsOf(of)].flatMap(([name, { schema, of: inner }]) => [
    ...(typeof schema.description === 'string' ? [] : [`${at}.${name}`]),
    ...(inner ? wordless(inner) : []),
  ]);

describe('the answers of the projection', () => {
  it.each(routes)('P21: $method $path is described', ({ classes }) => {
    expect(classes.length).toBeGreaterThan(0);
    expect(classes.flatMap((of) => wordless(of))).toEqual([]);
  });

  it.each(routes)('P21: $method $path shows an example that is as described', ({ classes }) => {
    for (const of of classes) expect(unlike(of, exampleOf(answerSchemaOf(of)))).toEqual([]);
  });
});
