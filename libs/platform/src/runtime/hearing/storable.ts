/** What every store behind a consumer can hold: instants and dates of the calendar, and Unicode text. */
import type { EventRecord } from '@gemba/contracts/envelope';

const INSTANT = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

const exists = (instant: string): boolean => {
  const at = Date.parse(instant);
  return !Number.isNaN(at) && new Date(at).toISOString() === instant;
};

/** Half a surrogate pair is no character, and no text column can hold a NUL. */
const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const allText = (value: unknown): boolean => {
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, each]) => isText(name) && allText(each));
};

/** A calendar date from year 1 to 9999. */
export const isStorableDate = (date: string): boolean => DATE.test(date) && exists(`${date}T00:00:00.000Z`);

/** @throws RangeError naming what cannot be held; the same for the same event, alone or among others. */
export const checkStorable = ({ occurredAt, recordedAt, meta, streamId, data }: EventRecord): void => {
  for (const instant of [occurredAt, recordedAt])
    if (!INSTANT.test(instant) || !exists(instant))
      throw new RangeError(`${instant} is no instant from year 1 to 9999.`);
  if (!isStorableDate(meta.businessDate))
    throw new RangeError(`${meta.businessDate} is no date from year 1 to 9999.`);
  if (!allText([streamId, meta.siteId, meta.companyId, meta.actor, meta.authority, data]))
    throw new RangeError(`${streamId} says what is no Unicode text.`);
};
