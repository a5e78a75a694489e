/** Says an exception in plain words: what was not done, what was measured against which limit. */
import { labelOf } from '../../../desk/api/schema.js';
import type { OpenException } from '../../../api/contract.js';
import { localeNow, t } from '../../../language/language.js';

/** What waits: the command, and what it is about. */
export function undoneText({ command, subject }: OpenException): string {
  return `${labelOf(command)} ${subject}`;
}

/** What was measured, and what the rule allows; empty where the rule has no limit to tell. */
export function limitText({ rule, actual, limit, unit }: OpenException): string {
  const measured = [actual, limit === null ? null : t('trust.limit', { limit })].filter(
    (part) => part !== null,
  );
  if (measured.length === 0) return '';
  return `${rule === null ? '' : `${rule}: `}${measured.join(', ')}${unit === null ? '' : ` ${unit}`}`;
}

/** In how long something comes: `in 4 minutes`, or `any moment` once it is due. */
export function untilText(instant: string | null, now: number, locale = localeNow()): string {
  if (instant === null) return t('trust.onlyByHand');
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  if (seconds <= 0) return t('trust.anyMoment');
  const format = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'always' });
  if (seconds < 90) return format.format(seconds, 'second');
  if (seconds < 5400) return format.format(Math.round(seconds / 60), 'minute');
  return format.format(Math.round(seconds / 3600), 'hour');
}
