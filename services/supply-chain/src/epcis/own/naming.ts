/**
 * How things of ours are named in EPCIS: by their GS1 keys as canonical Digital Links, and where they have
 * none by a web address of the company, in the forms that CBV 2.0 (section 8) has for it.
 */
import { glnOf, gtinOf } from '../words/gs1-keys.js';

const GS1 = 'https://id.gs1.org';

/** What trading partners know an item by; its `gtin` is as `gtinOf` reads it. */
export type TradeMaster = { readonly tracking: 'none' | 'lot' | 'serial'; readonly gtin?: string };
/** A site, a supplier or a customer; its `gln` is as `glnOf` reads it. */
export type PartyMaster = { readonly gln?: string };

type Thing = { readonly item: string; readonly lot: string };

/** GS1 General Specifications 3.4.1 and 3.5.2: batch and serial numbers have at most twenty characters. */
const isPrintable = (number: string): boolean => number.length <= 20;

const glnIn = ({ gln }: PartyMaster): string | null => (gln === undefined ? null : glnOf(gln));

/** Names within a company whose own web address is `base`, without a slash at its end. */
export const namesUnder = (base: string) => ({
  /** One piece by its serial number; null for an item that has none on it. */
  piece: (thing: Thing, { tracking, gtin = '' }: TradeMaster): string | null => {
    if (tracking !== 'serial') return null;
    const key = isPrintable(thing.lot) ? gtinOf(gtin) : null;
    const serial = encodeURIComponent(thing.lot);
    return key === null ? `${base}/obj/${thing.item}.${serial}` : `${GS1}/01/${key}/21/${serial}`;
  },
  /** All pieces of a lot; of the item where lots of it are not told apart. */
  kind: (thing: Thing, { tracking, gtin = '' }: TradeMaster): string => {
    const lot = encodeURIComponent(thing.lot);
    const key = isPrintable(thing.lot) || tracking === 'none' ? gtinOf(gtin) : null;
    if (key === null) return `${base}/class/${thing.item}${tracking === 'none' ? '' : `.${lot}`}`;
    return `${GS1}/01/${key}${tracking === 'none' ? '' : `/10/${lot}`}`;
  },
  place: (site: string, master: PartyMaster): string => {
    const gln = glnIn(master);
    return gln === null ? `${base}/loc/${site}` : `${GS1}/414/${gln}`;
  },
  party: (id: string, master: PartyMaster): string => {
    const gln = glnIn(master);
    return gln === null ? `${base}/pty/${id}` : `${GS1}/417/${gln}`;
  },
  /** A document of ours, or `xform` for what becomes of what, by the number of the site. */
  document: (kind: 'bt' | 'xform', id: string, site: PartyMaster): string => {
    const gln = glnIn(site);
    const own = encodeURIComponent(id);
    return gln === null ? `${base}/${kind}/${own}` : `urn:epcglobal:cbv:${kind}:${gln}:${own}`;
  },
  /** A document with a number that somebody else gave it. */
  documentOf: (party: string, id: string, master: PartyMaster): string => {
    const gln = glnIn(master);
    const theirs = encodeURIComponent(id);
    return gln === null ? `${base}/bt/${party}.${theirs}` : `urn:epcglobal:cbv:bt:${gln}:${theirs}`;
  },
});

export type Names = ReturnType<typeof namesUnder>;
