/** GS1 identifiers are one and the same in every spelling. */
import { describe, expect, it } from '@jest/globals';
import { checkDigit, digitalLink, glnOf, gtinOf, placeOf, tradeItemOf } from './gs1-keys.js';
import { isWordOf, shortName, webName } from './vocabulary.js';

describe('a check digit', () => {
  it.each([
    ['629104150021', '3'],
    ['10614141234567890', '8'],
    ['061414112345', '2'],
  ])('of %s is %s', (digits, expected) => {
    expect(checkDigit(digits)).toBe(expected);
  });
});

describe('the canonical Digital Link', () => {
  it.each([
    ['urn:epc:id:sgtin:0614141.112345.400', '01/10614141123459/21/400'],
    ['urn:epc:id:sgtin:0614141.112345.a(1)+b', '01/10614141123459/21/a%281%29%2Bb'],
    ['urn:epc:class:lgtin:4012345.012345.998877', '01/04012345123456/10/998877'],
    ['urn:epc:idpat:sgtin:4012345.012345.*', '01/04012345123456'],
    ['urn:epc:id:sscc:0614141.1234567890', '00/106141412345678908'],
    ['urn:epc:id:sgln:0614141.12345.400', '414/0614141123452/254/400'],
    ['urn:epc:id:sgln:0614141.12345.0', '414/0614141123452'],
    ['urn:epc:id:gdti:0614141.12345.006847', '253/0614141123452006847'],
    ['https://shop.example/some/path/01/614141123452/22/x/10/L1?3103=000189', '01/00614141123452/10/L1'],
    ['http://id.gs1.org/01/00614141123452/10/L1/21/S1', '01/00614141123452/21/S1'],
  ])('of %s is %s', (uri, path) => {
    expect(digitalLink(uri)).toBe(`https://id.gs1.org/${path}`);
  });

  it.each([
    'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'urn:epc:id:sgtin:0614141.1123.400',
    'urn:epc:id:unheard:0614141.112345.400',
    'https://transaction.example/po/12345678',
    'https://shop.example/01/abc',
    'PUMP-100',
  ])('of %s is none', (uri) => {
    expect(digitalLink(uri)).toBeNull();
  });
});

describe('trade items and places', () => {
  it('are found in URNs and links, with lot or serial', () => {
    const gtin = '04012345123456';
    expect(tradeItemOf('urn:epc:class:lgtin:4012345.012345.L%2F1')).toEqual({ gtin, lot: 'L/1' });
    expect(tradeItemOf('https://any.example/01/4012345123456/21/77')).toEqual({ gtin, serial: '77' });
    expect(tradeItemOf('urn:epc:idpat:sgtin:4012345.012345.*')).toEqual({ gtin });
    expect(tradeItemOf('urn:epc:id:sscc:0614141.1234567890')).toBeNull();
    expect(placeOf('urn:epc:id:sgln:0614141.12345.400')).toBe('0614141123452');
    expect(placeOf('geo:50.9,6.9')).toBeNull();
  });

  it('are named by their own references in the same way', () => {
    expect(gtinOf('4012345.012345')).toBe('04012345123456');
    expect(gtinOf('4012345123456')).toBe('04012345123456');
    expect(glnOf('0614141.12345')).toBe('0614141123452');
    expect(glnOf('0614141123452')).toBe('0614141123452');
    expect([gtinOf('PUMP'), gtinOf('4012345.0123'), glnOf('DOCK')]).toEqual([null, null, null]);
  });
});

describe('words', () => {
  it.each([
    'receiving',
    'urn:epcglobal:cbv:bizstep:receiving',
    'https://ref.gs1.org/cbv/BizStep-receiving',
    'cbv:BizStep-receiving',
  ])('are the same as %s', (text) => {
    expect(shortName('bizStep', text)).toBe('receiving');
    expect(webName('bizStep', text)).toBe('https://ref.gs1.org/cbv/BizStep-receiving');
    expect(isWordOf('bizStep', text)).toBe(true);
  });

  it('of others are URIs; words that the vocabulary does not have are none', () => {
    expect(isWordOf('bizStep', 'https://hospital.example/bizstep/discharge')).toBe(true);
    expect(webName('bizStep', 'https://hospital.example/bizstep/discharge')).toContain('hospital');
    expect(isWordOf('bizStep', 'teleporting')).toBe(false);
    expect(isWordOf('bizStep', 'urn:epcglobal:cbv:bizstep:teleporting')).toBe(false);
  });
});
