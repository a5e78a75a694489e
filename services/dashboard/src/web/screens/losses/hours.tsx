/** When machines stand unplanned: hour of the day by day of the week, darker where more is lost. */
import type { OeeLosses } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { localeNow, t } from '../../language/language.js';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { Empty } from '../../parts/states.jsx';
import css from './losses.module.css';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** The second of January 2023 was a Monday. */
const dayName = (weekday: number): string =>
  new Intl.DateTimeFormat(localeNow(), { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2023, 0, 1 + weekday)),
  );

const two = (hour: number): string => String(hour).padStart(2, '0');
const minutesText = (seconds: number): string =>
  measureText(String(Math.round(seconds / 60)), { unit: 'MIN', decimals: 0 });

function Cell({ seconds, most }: { seconds: number; most: number }) {
  const weight = most === 0 ? 0 : Math.round((seconds / most) * 100);
  const style = { '--weight': `${String(weight)}%` } as React.CSSProperties;
  return (
    <td className={css.cell} style={style} title={seconds === 0 ? undefined : minutesText(seconds)}>
      {seconds === 0 ? '' : Math.round(seconds / 60)}
    </td>
  );
}

export function Hours({ of: { hours } }: { of: OeeLosses }) {
  const at = (weekday: number, hour: number) =>
    Number(hours.find((each) => each.weekday === weekday && each.hour === hour)?.seconds ?? 0);
  const most = Math.max(0, ...hours.map(({ seconds }) => Number(seconds)));
  const columns = [
    { key: 'day', header: t('losses.day') },
    { key: 'hour', header: t('losses.hour') },
    { key: 'minutes', header: t('losses.minutes'), numeric: true },
  ];
  const rows = hours.map(({ weekday, hour, seconds }) => ({
    ...{ day: dayName(weekday), hour: `${two(hour)}:00`, minutes: Math.round(Number(seconds) / 60) },
  }));
  return (
    <ChartPanel title={t('losses.when')} note={t('losses.whenNote')} of={{ columns, rows }}>
      {hours.length === 0 ? (
        <Empty title={t('losses.nothingStood')} />
      ) : (
        <div className={css.scroll} tabIndex={0} role="region" aria-label={t('losses.whenNote')}>
          <table className={css.heat}>
            <thead>
              <tr>
                <th scope="col">{t('losses.day')}</th>
                {HOURS.map((hour) => (
                  <th scope="col" key={hour}>
                    {two(hour)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {DAYS.map((weekday) => (
                <tr key={weekday}>
                  <th scope="row">{dayName(weekday)}</th>
                  {HOURS.map((hour) => (
                    <Cell key={hour} seconds={at(weekday, hour)} most={most} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ChartPanel>
  );
}
