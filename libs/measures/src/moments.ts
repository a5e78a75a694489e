/**
 * The dates and instants that may be stated: they exist in the calendar and lie within bounds that every
 * store and every reader can hold.
 */

/** From 1970 to 2199. */
const YEAR = String.raw`(?:19[7-9]\d|2[01]\d\d)`;
/** Of the years above; 2100 is none. */
const LEAP_YEAR =
  '(?:19(?:7[26]|8[048]|9[26])|20(?:[02468][048]|[13579][26])|21(?:0[48]|[2468][048]|[13579][26]))';

const DAY_OF_YEAR = [
  String.raw`(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])`,
  String.raw`(?:0[469]|11)-(?:0[1-9]|[12]\d|30)`,
  String.raw`02-(?:0[1-9]|1\d|2[0-8])`,
].join('|');

const DATE = `(?:${YEAR}-(?:${DAY_OF_YEAR})|${LEAP_YEAR}-02-29)`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?`;
const OFFSET = String.raw`(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)`;

/** On the first date an offset east of UTC, on the last one an offset west of it would leave the bounds. */
const EDGES = String.raw`(?!1970-01-01T[\d:.]+\+(?!00:00))(?!2199-12-31T[\d:.]+-(?!00:00))`;

/** `YYYY-MM-DD` of the Gregorian calendar from 1970 to 2199; as JSON Schema and as the check itself. */
export const DATE_PATTERN = `^${DATE}$`;

/**
 * RFC 3339 with offset, at most nine digits below the second, no leap second, from 1970 to 2199 also in UTC;
 * as JSON Schema and as the check itself.
 */
export const INSTANT_PATTERN = `^${EDGES}${DATE}T${TIME}${OFFSET}$`;

/** Local `HH:MM`, from 00:00 to 23:59. */
export const LOCAL_TIME_PATTERN = String.raw`^(?:[01]\d|2[0-3]):[0-5]\d$`;

const DATES = new RegExp(DATE_PATTERN);
const INSTANTS = new RegExp(INSTANT_PATTERN);

/** Whether a date may be stated, from 1970-01-01 to 2199-12-31. */
export function isStatedDate(value: unknown): value is string {
  return typeof value === 'string' && value.length === 10 && DATES.test(value);
}

/** Whether an instant may be stated: it lies from 1970 to 2199, as written and in UTC. */
export function isStatedInstant(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 35 && INSTANTS.test(value);
}
