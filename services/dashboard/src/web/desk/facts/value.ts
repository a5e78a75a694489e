/** Values of events and states as people read them: by what they are, not by the name of their field. */
import { measureText } from '../../format/measure.js';
import { dateText, momentText } from '../../format/time.js';
import { called, t } from '../../language/language.js';
import { labelOf } from '../api/schema.js';

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPair = (value: Fields, [one, other]: readonly [string, string]): boolean =>
  Object.keys(value).length === 2 && typeof value[one] === 'string' && typeof value[other] === 'string';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const SPANS = ['d', 'h', 'min', 's'] as const;

/** `PT1H30M` → `1 h 30 min`; nothing at all is no time. */
const durationIn = (parts: readonly (string | undefined)[]): string => {
  const said = SPANS.flatMap((span, at) =>
    Number(parts[at] ?? 0) > 0 ? [`${String(Number(parts[at]))} ${span}`] : [],
  );
  return said.length === 0 ? '0 min' : said.join(' ');
};

const textIn = (text: string, zone: string): string => {
  const duration = text.length > 2 ? DURATION.exec(text) : null;
  if (duration) return durationIn(duration.slice(1));
  if (DATE.test(text)) return dateText(text);
  return INSTANT.test(text) ? momentText(text, zone) : text;
};

const recordIn = (value: Fields, zone: string): string => {
  if (isPair(value, ['amount', 'currency']))
    return measureText(String(value.amount), { unit: 'money', currency: String(value.currency), fine: true });
  if (isPair(value, ['value', 'unit'])) return measureText(String(value.value), { unit: String(value.unit) });
  return Object.entries(value)
    .map(([name, inner]) => `${labelOf(name)}: ${called(valueText(inner, zone))}`)
    .join(' · ');
};

/** In one line; moments in the zone. */
export function valueText(value: unknown, zone: string): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'desk.yes' : 'desk.no');
  if (typeof value === 'string') return textIn(value, zone);
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((each) => valueText(each, zone)).join(', ');
  return isRecord(value) ? recordIn(value, zone) : JSON.stringify(value);
}

/** Whether it is a list of records, which is shown as a table. */
export const isLines = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRecord);
