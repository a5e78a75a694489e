/** A schedule as bars over time, a row for each machine, person or tool; its table says the same. */
import { dayText } from '../../format/time.js';
import { localeNow, t } from '../../language/language.js';
import { type Bar, type Line, type Span, ticksOf } from './plan.js';
import css from './schedule.module.css';

const LANE = 20;
const GAP = 6;
const HEAD = 26;
const LETTER = 6.6;
const HOURS_SHOWN_DAYS = 3;
const MINUTES_OF_DAY = 1440;
const MINUTE_MS = 60_000;
/** The narrowest chart, in pixels. */
const WIDTH = 1120;

type Props = {
  lines: readonly Line[];
  span: Span;
  zone: string;
  now: number;
  lanes: readonly Bar['lane'][];
  label: string;
};

const hourText = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(localeNow(), { hour: '2-digit', minute: '2-digit', timeZone }).format(
    new Date(instant),
  );

/** The day at the site, whatever the reader's zone. */
const localDay = (instant: string, timeZone: string): string =>
  dayText(new Intl.DateTimeFormat('sv', { timeZone }).format(new Date(instant)));

const changeoverOf = ({ setup }: Bar['of']): readonly string[] => {
  if (!setup) return [];
  const { from, to } = setup;
  return [
    from === undefined ? t('schedule.changeoverTo', { to }) : t('schedule.changeoverFrom', { from, to }),
  ];
};

function Mark({ bar, x, y }: { bar: Bar; x: (minute: number) => number; y: number }) {
  const { from, to, of, lane, isLate, setup } = bar;
  const left = x(from);
  const width = Math.max(2, x(to) - left);
  const text = `${isLate ? '! ' : ''}${of.order} ${String(of.operation)}`;
  const used = [of.workUnit, of.people.join(', '), ...(of.tools ?? []), ...changeoverOf(of)];
  const says = [of.order, of.operation, of.item, ...used].join(' · ');
  return (
    <g>
      <title>{`${t(`schedule.${lane}`)}: ${says}`}</title>
      {setup && (
        <rect
          className={css.setup}
          fill="url(#change-over)"
          x={x(setup.from)}
          y={y}
          width={Math.max(2, x(setup.to) - x(setup.from))}
          height={LANE - 2}
        />
      )}
      <rect
        className={css.bar}
        data-lane={lane}
        data-late={isLate || undefined}
        data-fixed={of.fixed ?? undefined}
        x={left}
        y={y}
        width={width}
        height={LANE - 2}
        rx={3}
      />
      {text.length * LETTER + 8 < width && (
        <text className={css.barText} x={left + 5} y={y + LANE - 7}>
          {text}
        </text>
      )}
    </g>
  );
}

type Scale = { x: (minute: number) => number; height: number };

/** Days, quarters of days, and now. */
function Axis({ span, zone, now, x, height }: Pick<Props, 'span' | 'zone' | 'now'> & Scale) {
  const ticks = ticksOf(span, zone, span.minutes <= HOURS_SHOWN_DAYS * MINUTES_OF_DAY);
  const at = (now - span.from) / MINUTE_MS;
  return (
    <>
      {ticks.map(({ at: minute, instant, isDay }) => (
        <g key={minute}>
          <line
            className={isDay ? css.day : css.rule}
            x1={x(minute)}
            x2={x(minute)}
            y1={HEAD - 6}
            y2={height}
          />
          <text className={css.tick} data-day={isDay || undefined} x={x(minute) + 4} y={HEAD - 10}>
            {isDay ? localDay(instant, zone) : hourText(instant, zone)}
          </text>
        </g>
      ))}
      {at >= 0 && at <= span.minutes && (
        <g>
          <line className={css.now} x1={x(at)} x2={x(at)} y1={4} y2={height} />
          <text className={css.nowText} x={x(at) + 4} y={HEAD - 10}>
            {t('schedule.now')}
          </text>
        </g>
      )}
    </>
  );
}

type HatchProps = { id: string; size: number; angle: number; line: string | undefined };

/** Strokes by which a time is told from others without a colour. */
function Hatch({ id, size, angle, line }: HatchProps) {
  return (
    <pattern
      id={id}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${String(angle)})`}
    >
      <line className={line} x1="0" y1="0" x2="0" y2={size} />
    </pattern>
  );
}

/** Rows and names are of one height, so that they stand beside each other. */
export function Gantt({ lines, span, zone, now, lanes, label }: Props) {
  const row = lanes.length * LANE + GAP;
  const height = HEAD + lines.length * row;
  const x = (minute: number): number => (minute / span.minutes) * WIDTH;
  return (
    <div className={css.frame} role="group" aria-label={label} tabIndex={0}>
      <div className={css.names} style={{ paddingTop: HEAD }} aria-hidden="true">
        {lines.map(({ id }) => (
          <div key={id} className={css.name} style={{ height: row }} title={id}>
            {id}
          </div>
        ))}
      </div>
      <svg width={WIDTH} height={height} role="img" aria-label={label} className={css.chart}>
        <defs>
          <Hatch id="off-hours" size={6} angle={45} line={css.hatch} />
          <Hatch id="change-over" size={5} angle={-45} line={css.setupHatch} />
        </defs>
        {lines.map(({ id, off, bars }, at) => (
          <g key={id} transform={`translate(0 ${String(HEAD + at * row)})`}>
            {off.map((piece) => (
              <rect
                key={piece.from}
                fill="url(#off-hours)"
                x={x(piece.from)}
                width={x(piece.to) - x(piece.from)}
                height={row}
              />
            ))}
            <line className={css.rule} x1={0} x2={WIDTH} y1={row} y2={row} />
            {bars.map((bar) => (
              <Mark key={bar.key} bar={bar} x={x} y={GAP / 2 + lanes.indexOf(bar.lane) * LANE} />
            ))}
          </g>
        ))}
        <Axis {...{ span, zone, now, x, height }} />
      </svg>
    </div>
  );
}
