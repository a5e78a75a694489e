/** The machines of a site, by work center. */
import type { Site } from './sites.js';

export type Machine = {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly workCenter: string;
  readonly path: string;
};

const kinds = [
  { code: 'LAT', name: 'Lathe', workCenter: 'TURNING', area: 'machining', count: 2 },
  { code: 'BAL', name: 'Balancing machine', workCenter: 'BALANCING', area: 'machining', count: 1 },
  { code: 'ASM', name: 'Assembly cell', workCenter: 'ASSEMBLY', area: 'assembly', count: 2 },
  { code: 'TST', name: 'Test bench', workCenter: 'TESTING', area: 'assembly', count: 1 },
  { code: 'PNT', name: 'Paint booth', workCenter: 'PAINTING', area: 'finishing', count: 1 },
] as const;

export const machinesOf = ({ id: site, code }: Site): readonly Machine[] =>
  kinds.flatMap(({ code: kind, name, workCenter, area, count }) =>
    Array.from({ length: count }, (_, index) => {
      const id = `${code}-${kind}-${String(index + 1)}`;
      const path = `hydra/${site}/${area}/${workCenter}/${id}`;
      return { id, name: `${name} ${String(index + 1)}`, site, workCenter, path };
    }),
  );
