/** What is asked of a list, understood or refused: only fields that the list allows reach the database. */
import { fieldsOf, wordsOf } from '@gemba/contracts/schema';
import type { Principal } from '@gemba/platform/access/principal';
import { checkReader } from '@gemba/platform/access/reading';
import { wordsIn } from '@gemba/platform/http/request/asked';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { QueryParameter, QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Query } from '../scope.js';
import { AFTER, CURRENCY, checkNames } from '../scope.js';
import type { Field, List } from '../../figures/lists.js';
import { listFor, lists } from '../../figures/lists.js';

export type Filter = { readonly field: Field; readonly values: readonly string[] };
export type Sort = { readonly field: Field; readonly descending: boolean };

/** The list as the caller may ask for it. @throws Problem 404, 403 */
export const listAsked = (name: string, caller: Principal): List => {
  const list = listNamed(name);
  checkReader(caller, list.of);
  return listFor(list, caller.roles);
};

/** @throws Problem 404. */
export const listNamed = (name: string): List => {
  const found = lists.get(name);
  if (found) return found;
  throw new Problem(
    404,
    'PLT-NOT-FOUND',
    `There is no table ${name}; there are: ${[...lists.keys()].join(', ')}.`,
  );
};

/** @throws Problem 400 when the list has no such field. */
export const fieldOf = (list: List, name: string): Field => {
  const found = Object.hasOwn(list.fields, name) ? list.fields[name] : undefined;
  if (found) return found;
  const known = Object.keys(list.fields).join(', ');
  throw new Problem(400, 'PLT-QUERY', `${list.name} cannot be asked by ${name}, only by: ${known}.`);
};

const FILTER = /^filter\[(.+)\]$/;

/** `filter[status]=open,blocked` keeps rows with any of these values. */
export const filtersIn = (list: List, query: Query): readonly Filter[] =>
  Object.entries(query).flatMap(([name, text]) => {
    const field = FILTER.exec(name)?.[1];
    if (field === undefined || text === undefined || text === '') return [];
    // All sites are those of the caller, as without the filter.
    if (field === 'site' && text === '*') return [];
    const known = fieldOf(list, field);
    const words = wordsOf(fieldsOf(list.row).get(field)?.schema ?? {});
    return [{ field: known, values: wordsIn(field, text, words) }];
  });

export const sortIn = (list: List, { sort }: Query): Sort => {
  const text = sort === undefined || sort === '' ? list.sort : sort;
  const descending = text.startsWith('-');
  return { field: fieldOf(list, descending ? text.slice(1) : text), descending };
};

const filtersOf = ({ fields }: List): QueryParameter => ({
  says: 'Only rows with this value, or one of several with commas between them: `filter[site]=lyon,porto`.',
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.keys(fields).map((name) => [name, { type: 'string', description: `Of ${name}.` }]),
    ),
  },
  style: 'deepObject',
  explode: true,
});

/** What a page of a list is asked by. */
export const pageParameters = (list: List): QueryParameters => ({
  filter: filtersOf(list),
  sort: {
    says: `The field to sort by, with - before it for the largest first; \`${list.sort}\` unless told.`,
    schema: { type: 'string', enum: Object.keys(list.fields).flatMap((name) => [name, `-${name}`]) },
  },
  limit: '',
  cursor: '',
  ...AFTER,
});

const namesOf = ({ fields }: List, wanted: (field: Field) => boolean): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => (wanted(field) ? [name] : []));

/** What a summary of a list is asked by. */
export const summaryParameters = (list: List): QueryParameters => {
  const numbers = namesOf(list, ({ kind }) => kind === 'number');
  const items = { type: 'string', enum: numbers };
  const says = 'Numbers to add up, with commas between them.';
  const sum: QueryParameter = { says, schema: { type: 'array', items }, style: 'form', explode: false };
  return {
    filter: filtersOf(list),
    group: {
      says: 'The field whose values are counted.',
      schema: { type: 'string', enum: namesOf(list, () => true) },
      required: true,
    },
    ...(numbers.length > 0 ? { sum } : {}),
    currency: CURRENCY,
    ...AFTER,
  };
};

const MOMENTS = ['at', 'knownAt'];

/**
 * Lists hold what is so now; the past is kept by facts, not by rows.
 * @throws Problem 422 when a moment is asked, 400 for parameters nobody knows.
 */
export const checkAsked = (query: Query, { filter: _, ...known }: QueryParameters): void => {
  const asked = MOMENTS.find((name) => query[name] !== undefined && query[name] !== '');
  if (asked) {
    throw new Problem(
      422,
      'PRJ-LIST-NOW',
      'Lists show what is so now; only figures can be seen as of a past moment.',
      {
        hint: `Leave out ${asked}, or open the facts of a figure.`,
      },
    );
  }
  const others = Object.entries(query).filter(([name]) => !FILTER.test(name) && !MOMENTS.includes(name));
  checkNames(Object.fromEntries(others), known);
};

/** `sum=amount,net`: only numbers can be summed. */
export const sumsIn = (list: List, { sum }: Query): readonly string[] => {
  const names = sum === undefined || sum === '' ? [] : sum.split(',');
  const wrong = names.find((name) => fieldOf(list, name).kind !== 'number');
  if (wrong !== undefined) throw new Problem(400, 'PLT-QUERY', `${wrong} is no number and cannot be summed.`);
  return names;
};
