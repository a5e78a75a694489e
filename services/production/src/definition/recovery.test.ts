/** What came back is sold again as an item that is made of one of it, in the same unit. */
import { it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { item } from './item.js';

const mixer = { name: 'Mixer', kind: 'make', unit: 'C62', tracking: 'serial' } as const;
const { given } = spec(item);
const one = { value: '1', unit: 'C62' };
const bom = (line: object = {}) => ({
  versions: [
    {
      ...{ item: 'MIXER-R', version: 1, effectiveFrom: '2026-01-01', base: one },
      lines: [{ item: 'MIXER', quantity: one, scrapFraction: '0', operation: 10, ...line }],
    },
  ],
});
const known = { made: { registered: mixer, policies: {} }, bom: bom(), routing: {} };
const registered = happened('ItemRegistered', mixer);
const as = { refurbishedAs: 'MIXER-R' };
const at = { id: 'MIXER' };

it('says so, once, and takes it back', () => {
  const set = happened('ItemRecoverySet', as);
  given(registered).at(at).knowing(known).when('SetItemRecovery', as).then(set);
  given(registered, set).at(at).knowing(known).when('SetItemRecovery', as).nothing();
  given(registered, set).at(at).knowing({}).when('SetItemRecovery', {}).then(happened('ItemRecoverySet', {}));
  given(registered).at(at).knowing({}).when('SetItemRecovery', {}).nothing();
  given().at(at).knowing(known).when('SetItemRecovery', as).refused('PRD-ITEM-STATE');
});

it.each([
  [{ made: undefined }, 'PRD-ITEM-UNKNOWN'],
  [{ made: { registered: { ...mixer, kind: 'buy' } } }, 'PRD-ITEM-RECOVERY'],
  [{ made: { registered: { ...mixer, unit: 'KGM' } } }, 'PRD-ITEM-RECOVERY'],
  [{ made: { registered: { ...mixer, tracking: 'lot' } } }, 'PRD-ITEM-RECOVERY'],
  [{ bom: undefined }, 'PRD-ITEM-RECOVERY'],
  [{ bom: bom({ quantity: { value: '2', unit: 'C62' } }) }, 'PRD-ITEM-RECOVERY'],
  [{ bom: bom({ scrapFraction: '0.1' }) }, 'PRD-ITEM-RECOVERY'],
  [{ routing: undefined }, 'PRD-RTG-MISSING'],
] as const)('refuses what cannot become of it: %j', (other, code) => {
  given(registered)
    .at(at)
    .knowing({ ...known, ...other })
    .when('SetItemRecovery', as)
    .refused(code);
});
