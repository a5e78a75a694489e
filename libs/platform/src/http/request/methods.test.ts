/** An address says which methods it takes, whatever stands in its places. */
import { describe, expect, it } from '@jest/globals';
import { methodsIn } from './methods.js';

const taken = methodsIn(['GET /v1/items', 'POST /v1/items', 'GET /v1/items/:id', 'POST /v1/items/:id/close']);

describe('the methods of an address', () => {
  it.each([
    ['/v1/items', ['GET', 'HEAD', 'POST']],
    ['/v1/items?limit=1', ['GET', 'HEAD', 'POST']],
    ['/v1/items/A%2F1', ['GET', 'HEAD']],
    ['/v1/items/A/close', ['POST']],
    ['/v1/items/A/open', []],
    ['/v1xitems', []],
  ])('P43: %s takes %j', (address, methods) => {
    expect(taken(address)).toEqual(methods);
  });
});
