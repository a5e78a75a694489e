/** The company fits together: whoever is needed is there, and what is made costs its parts and its work. */
import { describe, expect, it } from '@jest/globals';
import { standardCost } from '../company/costs.js';
import { supplierOf } from '../company/partners.js';
import { peopleOf } from '../company/people.js';
import { machinesOf } from '../company/plants.js';
import { bought, gtinOf, made, services, unitOf } from '../company/products.js';
import { siteNamed, sites } from '../company/sites.js';
import type { Yield } from '../day/making/yields.js';
import { yieldsOf } from '../day/making/yields.js';
import { chanceOf } from '../world/chance.js';

const operations = [...made, ...services].flatMap((item) => item.operations);

describe.each(sites)('$id', (site) => {
  it('has people and machines for every operation, also when two are away', () => {
    for (const { skill, workCenter } of operations) {
      expect(peopleOf(site).filter(({ skills }) => skills.includes(skill)).length).toBeGreaterThan(2);
      expect(machinesOf(site).some((machine) => machine.workCenter === workCenter)).toBe(true);
    }
  });

  it('has a supplier for every part, paid in its currency', () => {
    for (const { id } of bought) expect(supplierOf(id, site.currency).currency).toBe(site.currency);
  });
});

describe('the products', () => {
  it('are made of what is registered, in its unit, at operations that there are', () => {
    for (const { lines, operations: own } of made) {
      for (const { item, operation } of lines) {
        expect([...bought, ...made].map(({ id }) => id)).toContain(item);
        expect(own.map(({ sequence }) => sequence)).toContain(operation);
        expect(['C62', 'LTR']).toContain(unitOf(item));
      }
    }
  });

  it('have GS1 references of their own', () => {
    const references = [...bought, ...made].map(({ id }) => gtinOf(id));
    expect(new Set(references).size).toBe(references.length);
    expect(references.every((each) => /^\d{7}\.\d{6}$/.test(each))).toBe(true);
  });

  it('cost their parts and their work', () => {
    // 14.20 + 19.80 + 2 × 3.10 and 12 minutes of a euro each.
    expect(standardCost('ROTOR-100', siteNamed('lyon'))).toEqual({ amount: '52.20', currency: 'EUR' });
    // Rotor 52.20, casting 46, motor 88, seal 7.60, bolts 1.44, paint 0.25 × 9.40 ÷ 0.95, 25 minutes.
    expect(standardCost('PUMP-100', siteNamed('lyon'))).toEqual({ amount: '222.71', currency: 'EUR' });
  });
});

describe('what comes of an order', () => {
  const yields = (isForStock: boolean) =>
    Array.from({ length: 500 }, (_, index) =>
      yieldsOf(chanceOf(1, String(index)), { quantity: 8, operations: 3, isForStock }),
    );

  it('is all of it for a customer', () => {
    expect(yields(false).every((each) => each.at(-1)?.good === 8)).toBe(true);
  });

  it('O24: is at each operation all that the one before gave it, rework included', () => {
    const sum = ({ good, scrap }: Yield): number => good + scrap;
    for (const all of yields(true)) {
      expect(all.slice(1).map(sum)).toEqual(all.slice(0, -1).map(({ good }) => good));
    }
  });
});
