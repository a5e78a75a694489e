/** Routes follow from names: the noun is left out where it would be said twice. */
import { describe, expect, it } from '@jest/globals';
import { plant } from '../../testing/sample.js';
import { routesOf } from './routes.js';

const [location] = plant.deciders;

describe('routes', () => {
  it('P35: are none for what only a process says', () => {
    if (!location) throw new Error('The sample has no location.');
    const commands = { ...location.commands, BlockLocation: class {} };
    const paths = routesOf({ ...location, commands, allow: { ...location.allow, BlockLocation: [] } });
    expect(paths.map(({ path }) => path)).toEqual(['/v1/locations']);
  });

  it('open at the plural and act below the id', () => {
    if (!location) throw new Error('The sample has no location.');
    const commands = { ...location.commands, BlockLocation: class {}, SetCapacity: class {} };
    const allow = { ...location.allow, BlockLocation: ['warehouse'], SetCapacity: ['warehouse'] };
    expect(
      routesOf({ ...location, commands, allow }).map(({ path, operationId }) => [path, operationId]),
    ).toEqual([
      ['/v1/locations', 'registerLocation'],
      ['/v1/locations/:id/block', 'blockLocation'],
      ['/v1/locations/:id/set-capacity', 'setCapacity'],
    ]);
  });

  it('are never shared by two commands', () => {
    if (!location) throw new Error('The sample has no location.');
    const commands = { ...location.commands, BlockLocation: class {}, Block: class {} };
    const allow = { ...location.allow, BlockLocation: ['warehouse'], Block: ['warehouse'] };
    expect(() => routesOf({ ...location, commands, allow })).toThrow(/share a route/);
  });
});
