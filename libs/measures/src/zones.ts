/** The time zones that a site may have: names of the IANA database, each in its one spelling. */

/**
 * Names that the runtime knows only under an older one (`Asia/Calcutta`): both are names of the database.
 */
const NEWER = `
  Africa/Asmara America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/Cordoba
  America/Argentina/Jujuy America/Argentina/Mendoza America/Atikokan America/Indiana/Indianapolis
  America/Kentucky/Louisville America/Nuuk Asia/Ho_Chi_Minh Asia/Kathmandu Asia/Kolkata Asia/Yangon
  Atlantic/Faroe Etc/UTC Europe/Kyiv Pacific/Chuuk Pacific/Kanton Pacific/Pohnpei UTC`
  .trim()
  .split(/\s+/);

/** Every accepted name, in alphabetical order. */
export const ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...NEWER]),
].sort();

const KNOWN = new Set(ZONES);

/** Whether it is a name of the IANA time zone database; a bare offset such as `+02:00` is not. */
export function isZone(value: unknown): value is string {
  return typeof value === 'string' && KNOWN.has(value);
}
