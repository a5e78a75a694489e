/** Headers of GS1 are answered for what they ask: the version that is spoken, or a refusal that names it. */
import { describe, expect, it } from '@jest/globals';
import { agreedOn, gs1Headers } from './versions.js';

const refusal = (headers: Record<string, string>): unknown => {
  try {
    return agreedOn(headers);
  } catch (error) {
    return error;
  }
};

describe('the headers of a request', () => {
  it.each([
    [{}],
    [{ 'gs1-epcis-version': '2.0' }],
    [{ 'gs1-epcis-version': '2.0.1', 'gs1-cbv-version': '2' }],
    [{ 'gs1-epcis-min': '1.2', 'gs1-epcis-max': '2.1.0', 'gs1-cbv-min': '2.0.0', 'gs1-cbv-max': '2.0.0' }],
  ])('P47: are content with EPCIS 2.0: %j', (headers) => {
    expect(agreedOn(headers as Record<string, string>)).toEqual(new Map());
  });

  it.each([
    ['GS1-EPCIS-Version', '1.2'],
    ['GS1-EPCIS-Version', '2.1'],
    ['GS1-CBV-Version', '1.2.2'],
    ['GS1-EPCIS-Min', '2.1.0'],
    ['GS1-EPCIS-Max', '1.2.0'],
    ['GS1-CBV-Min', '3'],
    ['GS1-CBV-Max', '1.9'],
  ])('P47: are refused with 406 for %s %s', (name, version) => {
    expect(refusal({ [name.toLowerCase()]: version })).toMatchObject({
      ...{ status: 406, code: 'SCM-EPCIS-VERSION', message: expect.stringContaining(name) },
      more: { type: 'epcisException:ImplementationException' },
    });
  });

  it('P47: are refused with 400 where they are no versions or no extensions', () => {
    expect(refusal({ 'gs1-epcis-max': 'two' })).toMatchObject({ status: 400, code: 'SCM-EPCIS-HEADER' });
    expect(refusal({ 'gs1-extensions': 'pump' })).toMatchObject({ status: 400, code: 'SCM-EPCIS-HEADER' });
  });

  it('P47: declare extensions, which the answer repeats', () => {
    const spaces = agreedOn({ 'gs1-extensions': 'p=https://pumps.example/, q=urn:q:' });
    expect(gs1Headers(spaces)).toMatchObject({
      ...{ 'GS1-EPCIS-Version': '2.0.0', 'GS1-CBV-Max': '2.0.0' },
      'GS1-Extensions': 'p=https://pumps.example/, q=urn:q:',
    });
    expect(gs1Headers()).not.toHaveProperty('GS1-Extensions');
  });
});
