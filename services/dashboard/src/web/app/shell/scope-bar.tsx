/** Site, period, currency and moment: one bar for every screen, kept in the address. */
import { Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSites } from '../../api/queries.js';
import { Tool } from '../../parts/panel/tool.jsx';
import { daysIn, type PeriodKind, periodKinds, periodNames, plusDays } from '../../scope/period.js';
import { useChangeScope, useScope } from '../../api/use-scope.js';
import { rangeText } from '../../format/time.js';
import { AsOfControl } from './as-of.jsx';
import { LivePill } from './live-pill.jsx';
import { useLocation } from 'react-router';
import { departments } from '../../api/contract.js';
import { t } from '../../language/language.js';
import css from './shell.module.css';

function SitePicker() {
  const { site } = useScope();
  const change = useChangeScope();
  const sites = useSites().data?.data ?? [];
  const options = [
    { value: '', label: t('shell.allSites') },
    ...sites.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <NativeSelect
      aria-label={t('shell.site')}
      size="xs"
      data={options}
      value={site ?? ''}
      onChange={({ currentTarget }) => change({ site: currentTarget.value })}
    />
  );
}

function CustomDates() {
  const scope = useScope();
  const change = useChangeScope();
  const [from, setFrom] = useState(scope.from);
  const [last, setLast] = useState(plusDays(scope.to, -1));
  const wrong = from > last;
  return (
    <Popover position="bottom-start" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default">
          {t('shell.chooseDates')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.dates ?? ''}>
        <TextInput
          type="date"
          label={t('shell.firstDay')}
          value={from}
          onChange={(e) => setFrom(e.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('shell.lastDay')}
          value={last}
          error={wrong && t('shell.theLastDayIsBefore')}
          onChange={(e) => setLast(e.currentTarget.value)}
        />
        <Button disabled={wrong} onClick={() => change({ period: 'custom', from, to: plusDays(last, 1) })}>
          {t('shell.show')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function PeriodPicker() {
  const scope = useScope();
  const change = useChangeScope();
  const pick = (period: PeriodKind) => {
    const own = period === 'custom' ? { from: scope.from, to: scope.to } : { from: undefined, to: undefined };
    change({ period, ...own });
  };
  return (
    <>
      <NativeSelect
        aria-label={t('shell.period')}
        size="xs"
        data={periodKinds.map((value) => ({ value, label: periodNames[value] }))}
        value={scope.period}
        onChange={({ currentTarget }) => pick(currentTarget.value as PeriodKind)}
      />
      {scope.period === 'custom' && <CustomDates key={`${scope.from} ${scope.to}`} />}
    </>
  );
}

function CurrencyPicker() {
  const { currency } = useScope();
  const change = useChangeScope();
  const sites = useSites().data?.data ?? [];
  const all = [...new Set(['EUR', currency, ...sites.map((site) => site.currency)])];
  return (
    <NativeSelect
      aria-label={t('shell.currency')}
      size="xs"
      data={all}
      value={currency}
      onChange={({ currentTarget }) => change({ currency: currentTarget.value })}
    />
  );
}

export function ScopeBar({ openPalette }: { openPalette: () => void }) {
  const scope = useScope();
  const days = daysIn(scope);
  // What departments have is what there is now, whatever the period.
  const [, first = ''] = useLocation().pathname.split('/');
  const isOfPeriod = !['work', 'notices', ...departments].includes(first);
  return (
    <div className={css.scope} role="region" aria-label={t('shell.whatIsShown')}>
      <SitePicker />
      {isOfPeriod && (
        <>
          <PeriodPicker />
          <span className={css.range}>
            {rangeText(scope)}{' '}
            <span className={css.days}>
              ({days === 1 ? t('shell.n1Day') : t('shell.days', { days: String(days) })})
            </span>
          </span>
        </>
      )}
      <span className={css.push} />
      <CurrencyPicker />
      <AsOfControl />
      <span className={css.wide}>
        <LivePill />
      </span>
      <span className={css.narrow}>
        <Tool icon="search" label={t('shell.goTo')} onClick={openPalette} />
      </span>
    </div>
  );
}
