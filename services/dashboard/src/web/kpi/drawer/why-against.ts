/** With what a figure is compared, as it stands in the address: the period before, another site, a moment. */

/** Days for which a figure can be asked as it was known so long ago. */
export const KNOWN_DAYS = [1, 7, 30] as const;

const DAY_MS = 86_400_000;

export type Against = Readonly<Record<'baseSite' | 'baseKnownAt', string | undefined>>;

/** `site:porto`, `site:*`, `known:7`; anything else is the period before. Moments are of whole minutes. */
export function againstIn(text: string | null, now: Date): Against {
  const [kind, value = ''] = (text ?? '').split(':');
  const none = { baseSite: undefined, baseKnownAt: undefined };
  if (kind === 'site' && value !== '') return { ...none, baseSite: value };
  const days = KNOWN_DAYS.find((each) => String(each) === value);
  if (kind !== 'known' || days === undefined) return none;
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return { ...none, baseKnownAt: new Date(minute - days * DAY_MS).toISOString() };
}
