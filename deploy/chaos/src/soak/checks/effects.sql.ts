/** Compares the effects of the consumer with the log, event by event. */
import type { Pool } from 'pg';
import type { SoakFinding } from './finding.js';

type Row = { what: string };

const QUERIES: readonly string[] = [
  `select 'no effect of ' || e.stream_id || '@' || e.version as what
     from events e left join effects f on f.event_id = e.event_id
    where f.event_id is null and e.stream_id not like 'process-%' order by e.position limit 100`,
  `select f.stream_id || '@' || f.version || ' has ' || count(*) || ' effects' as what
     from effects f group by f.stream_id, f.version having count(*) > 1 limit 100`,
  `select 'an effect of ' || f.stream_id || '@' || f.version || ', which is not in the log' as what
     from effects f left join events e on e.event_id = f.event_id
    where e.event_id is null limit 100`,
  `select f.stream_id || '@' || f.version || ' took effect in place ' || f.nth as what
     from (select stream_id, version, row_number() over (partition by stream_id order by place) as nth
             from effects) f
    where f.version <> f.nth limit 100`,
];

export async function checkEffects(pool: Pool): Promise<readonly SoakFinding[]> {
  await pool.query('analyze events, effects');
  const answers: SoakFinding[] = [];
  for (const query of QUERIES) {
    const { rows } = await pool.query<Row>(query);
    answers.push(...rows.map(({ what }) => ({ check: 'effects once and in order' as const, what })));
  }
  return answers;
}

/** Events without an effect that are neither parked for now nor a process's own, which have none. */
export async function unsettledEvents(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ left: string }>(
    `select (select count(*) from events where stream_id not like 'process-%')
          - (select count(*) from effects) - (select count(*) from parked_events) as left`,
  );
  return Number(rows[0]?.left ?? 0);
}
