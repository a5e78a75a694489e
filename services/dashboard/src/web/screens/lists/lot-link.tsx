/** A lot by its number, as a link to all that it went into. */
import { ShortId, ThingLink } from '../../desk/facts/facts.jsx';

type Lot = { readonly site: string; readonly item: string; readonly lot: string };

export function LotLink({ of: { site, item, lot } }: { of: Lot }) {
  const path = [site, item, lot].map(encodeURIComponent).join('/');
  return (
    <ThingLink to={`/inventory/lots/${path}`}>
      <ShortId id={lot} />
    </ThingLink>
  );
}
