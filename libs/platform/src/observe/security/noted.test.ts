/** Refusals, and what keepers and owners let pass, are worth a line; everyday work is not. */
import { expect, it } from '@jest/globals';
import { eventOf } from './noted.http.js';

const answered = { method: 'POST', route: '/v1/items', status: 200, code: undefined };
const told = { ...answered, withToken: true, unseen: false };

it.each([
  [{}, null],
  [{ status: 409, code: 'PRD-ITEM-STATE' }, null],
  [{ status: 404, code: 'PLT-NOT-FOUND' }, null],
  [{ status: 404, code: 'PLT-NOT-FOUND', unseen: true }, 'not-shown'],
  [{ status: 401, withToken: false }, 'unauthenticated'],
  [{ status: 401 }, 'token-refused'],
  [{ status: 403, code: 'ACC-SITE' }, 'access-refused'],
  [{ status: 403, code: 'ACC-READ', method: 'GET' }, 'read-refused'],
  [{ route: '/v1/exceptions/:id/waive' }, 'exception-waived'],
  [{ route: '/v1/exceptions/:id/waive', status: 422 }, null],
  [{ route: '/v1/parked/:consumer/:service/:streamId/:version/evict', status: 201 }, 'operator-act'],
  [{ route: '/v1/views/rebuild', status: 202 }, 'operator-act'],
  [{ route: '/v1/views/builds', method: 'GET' }, null],
])('P42: %j is %s', (more, event) => {
  expect(eventOf({ ...told, ...more })).toBe(event);
});
