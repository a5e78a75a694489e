/** What a field, a noun, a command or an event is called in English, made of its name. */

const ACRONYMS = ['coo', 'epcis', 'gln', 'gtin', 'vat', 'hr', 'bom', 'eoq', 'id'];

/** `needBy` → `Need by`, `purchase-order` → `Purchase order`, `vatId` → `VAT ID`. */
export function englishOf(name: string): string {
  const words = name
    .replaceAll('-', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const spelt = words.replaceAll(/\w+/g, (word) => (ACRONYMS.includes(word) ? word.toUpperCase() : word));
  return spelt.charAt(0).toUpperCase() + spelt.slice(1);
}
