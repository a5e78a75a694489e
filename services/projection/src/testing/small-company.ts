/**
 * A small company for tests: two sites in two currencies, one order from placing to payment, and some bad
 * luck.
 */
import { produce, suffer } from './making.js';
import { Story } from './story.js';
import { account, sell } from './trading.js';

const site = (name: string, currency: string, timeZone: string) =>
  ({
    name,
    companyId: `company-${name.toLowerCase()}`,
    timeZone,
    currency,
    groupCurrency: 'EUR',
    dayStart: '06:00',
  }) as const;

const found = (story: Story): Story =>
  story
    .say('site-lyon', ['SiteRegistered', site('Lyon', 'EUR', 'Europe/Paris')], { site: null })
    .say('site-gdansk', ['SiteRegistered', site('Gdansk', 'PLN', 'Europe/Warsaw')], { site: null })
    .say(
      'operating-mode-purchase.lyon',
      [
        'OperatingModeChanged',
        { topic: 'purchase', site: 'lyon', mode: 'hybrid', effectiveFrom: '2026-01-01T00:00:00.000Z' },
      ],
      { site: null },
    )
    .say('exchange-rate-EUR.PLN', rate('2026-03-01', '4.00'), { site: null })
    .say('exchange-rate-EUR.PLN', rate('2026-03-03', '4.20'), { site: null });

const rate = (date: string, value: string) =>
  ['RatePublished', { date, from: 'EUR', to: 'PLN', rate: value, source: 'ECB' }] as const;

/** Everything that happened from 2 to 6 March 2026. */
export const smallCompany = (): Story =>
  [found, produce, sell, account, suffer].reduce((story, tell) => tell(story), new Story());
