/**
 * A bill of materials names known items in fitting units, follows the version before it, and never
 * contains itself.
 */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { billOfMaterials, effectiveOn } from './bill-of-materials.js';

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
