/** What is typed becomes the body that a service takes, and a spreadsheet becomes lines. */
import { describe, expect, it } from '@jest/globals';
import { type Schema, fieldsOf, kindOf, labelOf } from '../api/schema.js';
import { bodyOf, durationOf, firstRecord, knownRecord, pastedLines } from './typed.js';

const quantity: Schema = { type: 'object', format: 'quantity', properties: { value: {}, unit: {} } };
const money: Schema = { type: 'object', format: 'money', properties: { amount: {}, currency: {} } };
const line: Schema = {
  type: 'object',
  properties: {
    line: { type: 'string' },
    item: { type: 'string', 'x-refers-to': 'item' },
    quantity,
    price: money,
  },
  required: ['line', 'item', 'quantity', 'price'],
};
const order: Schema = {
  type: 'object',
  properties: {
    site: { type: 'string', format: 'id', 'x-refers-to': 'site' },
    needBy: { type: 'string', format: 'date' },
    urgent: { type: 'boolean' },
    sample: { type: 'integer' },
    skills: { type: 'array', items: { type: 'string', format: 'id' } },
    note: { type: 'string', format: 'lines' },
    lines: { type: 'array', items: line, minItems: 1 },
  },
  required: ['site', 'urgent', 'lines'],
};
const usual = { unit: 'C62', currency: 'EUR', site: 'lyon', own: {} };

describe('a duration', () => {
  it.each([
    ['1:30', 'PT1H30M'],
    ['1 h 30 min', 'PT1H30M'],
    ['90 min', 'PT90M'],
    ['90m', 'PT90M'],
    ['2h', 'PT2H'],
    ['3 d', 'P3D'],
    ['PT15M', 'PT15M'],
    ['90', '90'],
    ['soon', 'soon'],
  ])('%s is %s', (typed, said) => {
    expect(durationOf(typed)).toBe(said);
  });
});

describe('a form', () => {
  it('knows each field by its schema', () => {
    expect(fieldsOf(order).map(({ label, kind }) => `${label}: ${kind}`)).toEqual([
      ...['Site: reference', 'Need by: date', 'Urgent: flag', 'Sample: whole', 'Skills: texts'],
      ...['Note: lines', 'Lines: list'],
    ]);
    expect(kindOf({ anyOf: [money, { type: 'null' }] })).toBe('money');
    expect(kindOf({ type: ['string', 'null'], enum: ['a', null] })).toBe('choice');
    expect(labelOf('ReleaseProductionOrder')).toBe('Release production order');
  });

  it('starts with what is usual here, and one line where one is needed', () => {
    expect(firstRecord(order, usual)).toEqual({
      site: 'lyon',
      lines: [{ line: '1', quantity: { value: '', unit: 'C62' }, price: { amount: '', currency: 'EUR' } }],
    });
  });

  it('begins with what the thing says of itself under the same name', () => {
    const thing = { id: 'PO-1', needBy: '2026-03-02', sample: 3, urgent: true, lines: [{}], note: null };
    expect(knownRecord(order, thing)).toEqual({ needBy: '2026-03-02', sample: '3', urgent: true });
    const total = { amount: '6000.00', currency: 'EUR' };
    expect(knownRecord({ properties: { total: money } }, { total })).toEqual({ total });
  });

  it('leaves out what is empty, but not a flag that has to be said', () => {
    const typed = {
      ...{ site: 'lyon', needBy: ' ', sample: '3', skills: 'weld, turn\nmill', note: ' soon ' },
      lines: [
        {
          line: '1',
          item: 'SEAL',
          quantity: { value: '5', unit: 'C62' },
          price: { amount: '', currency: 'EUR' },
        },
      ],
    };
    expect(bodyOf(order, typed)).toEqual({
      ...{ site: 'lyon', urgent: false, sample: 3, skills: ['weld', 'turn', 'mill'], note: 'soon' },
      lines: [{ line: '1', item: 'SEAL', quantity: { value: '5', unit: 'C62' } }],
    });
    expect(bodyOf(order, { sample: 'many' })).toEqual({ urgent: false, sample: 'many', lines: [] });
  });

  it('takes lines of a spreadsheet, with or without units, from a column on', () => {
    const fields = fieldsOf(line);
    const pasted = pastedLines('SEAL\t5\t1.20\r\nCAST\t2 KGM\t9 PLN\n', { fields, from: 1, usual });
    expect(pasted).toEqual([
      { item: 'SEAL', quantity: { value: '5', unit: 'C62' }, price: { amount: '1.20', currency: 'EUR' } },
      { item: 'CAST', quantity: { value: '2', unit: 'KGM' }, price: { amount: '9', currency: 'PLN' } },
    ]);
    expect(pastedLines('SEAL', { fields, from: 1, usual })).toBeNull();
    const whole = pastedLines('Item\tQty\tUnit\tPrice\tCurrency\n\nSEAL\t1200\tKGM\t12,75\tPLN\n', {
      ...{ fields, from: 1, usual },
    });
    const price = { amount: '12,75', currency: 'PLN' };
    expect(whole).toEqual([{ item: 'SEAL', quantity: { value: '1200', unit: 'KGM' }, price }]);
    expect(bodyOf(line, whole?.[0] ?? {})).toMatchObject({ price: { amount: '12.75', currency: 'PLN' } });
  });
});
