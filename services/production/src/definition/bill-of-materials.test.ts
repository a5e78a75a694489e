/**
 * A bill of materials names known items in fitting units, follows the version before it, and never
 * contains itself.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { billOfMaterials } from './bill-of-materials.js';
import { effectiveOn } from './bom-version.js';

const { given } = spec(billOfMaterials);
const pieces = (value: string) => ({ value, unit: 'C62' });
const registered = (unit: string) => ({
  registered: { name: 'x', kind: 'make', unit, tracking: 'lot' },
  policies: {},
});
const line = { item: 'HOUSING', quantity: pieces('1'), scrapFraction: '0', operation: 10 };
const release = { item: 'PUMP', version: 1, effectiveFrom: '2026-01-01', base: pieces('1'), lines: [line] };
const released = happened('BillOfMaterialsReleased', release);
const items = {
  'item:PUMP': registered('C62'),
  'item:HOUSING': registered('C62'),
  'item:STEEL': registered('KGM'),
};
describe('ReleaseBillOfMaterials', () => {
  it('releases', () => given().knowing(items).when('ReleaseBillOfMaterials', release).then(released));

  it('keeps each line in the unit of its item', () => {
    const steel = {
      item: 'STEEL',
      quantity: { value: '250', unit: 'GRM' },
      scrapFraction: '0.02',
      operation: 10,
    };
    given()
      .knowing(items)
      .when('ReleaseBillOfMaterials', { ...release, lines: [steel] })
      .then(
        happened('BillOfMaterialsReleased', {
          ...release,
          lines: [{ ...steel, quantity: { value: '0.25', unit: 'KGM' } }],
        }),
      );
  });

  describe('of what comes beside the item', () => {
    const output = (kind: 'by' | 'waste', costShare: string, item = 'STEEL') => ({
      ...{ item, quantity: { value: '500', unit: 'GRM' }, kind, costShare },
    });
    const releasing = (...outputs: ReturnType<typeof output>[]) =>
      given()
        .knowing(items)
        .when('ReleaseBillOfMaterials', { ...release, outputs });
    it('keeps it in the unit of its item', () => {
      const kept = { ...output('by', '0.25'), quantity: { value: '0.5', unit: 'KGM' } };
      releasing(output('by', '0.25')).then(
        happened('BillOfMaterialsReleased', { ...release, outputs: [kept] }),
      );
    });
    it('refuses shares that leave nothing to the item, waste that bears cost, and the item itself', () => {
      releasing(output('by', '1')).refused('PRD-BOM-COSTSHARE');
      releasing(output('by', '-0.1')).refused('PRD-BOM-COSTSHARE');
      releasing(output('waste', '0.1')).refused('PRD-BOM-COSTSHARE');
      releasing(output('by', '0.1'), output('by', '0.1')).refused('PRD-BOM-OUTPUT');
      releasing({ ...output('by', '0.1', 'PUMP'), quantity: pieces('1') }).refused('PRD-BOM-OUTPUT');
      releasing({ ...output('by', '0.1'), quantity: pieces('1') }).refused('PRD-UOM-DIMENSION');
      releasing({ ...output('by', '0.1', 'GOLD'), quantity: pieces('1') }).refused('PRD-ITEM-UNKNOWN');
    });
  });

  describe('of alternates and phantoms', () => {
    const steel = { item: 'STEEL', quantity: { value: '250', unit: 'GRM' }, effectiveFrom: '2026-01-01' };
    const releasing = (more: object, known: object = {}) =>
      given()
        .knowing({ ...items, ...known })
        .when('ReleaseBillOfMaterials', { ...release, lines: [{ ...line, ...more }] });
    it('keeps an alternate in the unit of its item', () => {
      const kept = { ...steel, quantity: { value: '0.25', unit: 'KGM' } };
      const lines = [{ ...line, alternates: [kept] }];
      releasing({ alternates: [steel] }).then(happened('BillOfMaterialsReleased', { ...release, lines }));
    });
    it('refuses an alternate twice, for itself, of a phantom, or that ends before it begins', () => {
      releasing({ alternates: [steel, steel] }).refused('PRD-BOM-ALTERNATE');
      releasing({ alternates: [{ ...steel, item: 'HOUSING', quantity: pieces('1') }] }).refused(
        'PRD-BOM-ALTERNATE',
      );
      releasing({ alternates: [steel], phantom: true }).refused('PRD-BOM-ALTERNATE');
      releasing({ alternates: [{ ...steel, effectiveTo: '2026-01-01' }] }).refused('PRD-BOM-ALTERNATE');
    });
    it('refuses an alternate that the item is part of', () => {
      const structure = { STEEL: ['PUMP'] };
      releasing({ alternates: [steel] }, { structure }).refused('PRD-BOM-CYCLE');
    });
    it('refuses a phantom that consists of nothing when the bill comes into force', () => {
      releasing({ phantom: true }, { phantoms: {} }).refused('PRD-BOM-PHANTOM');
      const later = { versions: [{ ...release, effectiveFrom: '2026-01-02' }] };
      releasing({ phantom: true }, { phantoms: { HOUSING: later } }).refused('PRD-BOM-PHANTOM');
      const lines = [{ ...line, phantom: true }];
      releasing({ phantom: true }, { phantoms: { HOUSING: { versions: [release] } } }).then(
        happened('BillOfMaterialsReleased', { ...release, lines }),
      );
    });
  });

  it('has nothing to say to a repeat', () =>
    given(released).knowing(items).when('ReleaseBillOfMaterials', release).nothing());

  it('refuses to change a released version', () =>
    given(released)
      .knowing(items)
      .when('ReleaseBillOfMaterials', { ...release, base: pieces('2') })
      .refused('PRD-BOM-STATE'));

  it('refuses a version that begins no later than the one before', () =>
    given(released)
      .knowing(items)
      .when('ReleaseBillOfMaterials', { ...release, version: 2 })
      .refused('PRD-BOM-OVERLAP'));

  it('refuses an item that is made of itself', () =>
    given()
      .knowing(items)
      .when('ReleaseBillOfMaterials', { ...release, lines: [{ ...line, item: 'PUMP' }] })
      .refused('PRD-BOM-CYCLE'));

  it('refuses a cycle through several levels and tells its way', () => {
    const structure = { HOUSING: ['CASTING'], CASTING: ['STEEL', 'CORE'], CORE: ['PUMP'] };
    const { decision } = given()
      .knowing({ ...items, structure })
      .when('ReleaseBillOfMaterials', release);
    expect(decision).toMatchObject({
      code: 'PRD-BOM-CYCLE',
      violated: { actual: 'HOUSING ← CASTING ← CORE ← PUMP' },
    });
  });

  it('takes the same part on two branches for no cycle', () => {
    const structure = { HOUSING: ['CASTING', 'STEEL'], CASTING: ['STEEL'] };
    given()
      .knowing({ ...items, structure })
      .when('ReleaseBillOfMaterials', release)
      .then(released);
  });

  it('refuses kilograms of what is counted', () =>
    given()
      .knowing(items)
      .when('ReleaseBillOfMaterials', {
        ...release,
        lines: [{ ...line, quantity: { value: '1', unit: 'KGM' } }],
      })
      .refused('PRD-UOM-DIMENSION'));

  it('refuses an item that nobody registered', () =>
    given()
      .knowing({ 'item:PUMP': registered('C62') })
      .when('ReleaseBillOfMaterials', release)
      .refused('PRD-ITEM-UNKNOWN'));

  it('refuses a service, which takes no material and is none', () => {
    const service = {
      registered: { name: 'x', kind: 'service', unit: 'C62', tracking: 'none' },
      policies: {},
    };
    for (const id of ['PUMP', 'HOUSING'])
      given()
        .knowing({ ...items, [`item:${id}`]: service })
        .when('ReleaseBillOfMaterials', release)
        .refused('PRD-BOM-SERVICE');
  });

  it('refuses a part that is lost as a whole', () =>
    given()
      .knowing(items)
      .when('ReleaseBillOfMaterials', { ...release, lines: [{ ...line, scrapFraction: '1' }] })
      .refused('PRD-BOM-SCRAP'));

  it('refuses two lines for one use', () =>
    given()
      .knowing(items)
      .when('ReleaseBillOfMaterials', { ...release, lines: [line, line] })
      .refused('PRD-BOM-LINE'));
});

describe('the version in force', () => {
  const later = happened('BillOfMaterialsReleased', { ...release, version: 2, effectiveFrom: '2026-03-01' });
  const state = given(released, later).state();
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 2],
  ])('on %s is %s', (date, version) => {
    expect(effectiveOn(state, date)?.version).toBe(version);
  });
});
