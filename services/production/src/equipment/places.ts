/**
 * Where equipment stands in the levels of ISA-95: enterprise, site, area, work center, work unit. Each work
 * unit
 * has a place of its own, and a work center of a site is in one area.
 *
 * Source: IEC 62264-1, equipment hierarchy.
 */
import { equipmentEvents } from '@gemba/contracts/events/production/equipment';
import { isId } from '@gemba/contracts/fields';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';

/** Of a path: the work unit that stands there. Of a work center: the path of the area that it is in. */
export type PlaceRow = { readonly is: string };

type Placed = { readonly site: string; readonly workCenter: string; readonly path: string };

/** The path of the area, `enterprise/site/area`. */
const areaOf = (path: string): string => path.split('/').slice(0, 3).join('/');

/** A work center by its site, which no path of five levels is. */
export const centerKey = ({ site, workCenter }: Placed): string => `${site}/${workCenter}`;

export const equipmentPlaces = table('equipment-places', {
  events: equipmentEvents,
  row: {} as PlaceRow,
  on: {
    EquipmentRegistered: {
      key: ({ data }) => [data.path, centerKey(data)],
      becomes: (_, { subject, data }, key): PlaceRow => ({
        is: key === data.path ? subject : areaOf(data.path),
      }),
    },
  },
});

const LEVELS = ['enterprise', 'site', 'area', 'work center', 'work unit'] as const;

/** What is wrong with the path of a work unit, as others stand by now; null when nothing is. */
export const misplaced = (
  { site, workCenter, path }: Placed,
  known: { readonly place: PlaceRow | undefined; readonly center: PlaceRow | undefined },
): Rejection | null => {
  const levels = path.split('/');
  const no = (detail: string, limit: string) =>
    reject('PRD-EQP-PATH', detail, {
      violated: { rule: LEVELS.join('/'), actual: path, limit },
      hint: `Give its path as ${LEVELS.join('/')}.`,
    });
  if (levels.length !== LEVELS.length || !levels.every(isId))
    return no('Its path does not have five levels.', LEVELS.join('/'));
  if (levels[1] !== site) return no(`It is registered at ${site}, and its path is at another site.`, site);
  if (levels[3] !== workCenter)
    return no(`It belongs to ${workCenter}, and its path is of another work center.`, workCenter);
  if (known.place) return no(`${known.place.is} stands there already.`, known.place.is);
  return known.center && known.center.is !== areaOf(path)
    ? no(`${workCenter} is in ${known.center.is}; a work center is in one area.`, known.center.is)
    : null;
};
