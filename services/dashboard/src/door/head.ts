/** What of a head a proxy passes on, and what is between two neighbours only (RFC 9110, 7.6.1). */

const BETWEEN_NEIGHBOURS = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Names and values in turn, as `rawHeaders` has them: repeated headers stay repeated. */
type Raw = readonly string[];

const pairs = (raw: Raw): readonly (readonly [name: string, value: string])[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));

const namedByConnection = (raw: Raw): readonly string[] =>
  pairs(raw)
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((word) => word.trim().toLowerCase()));

/** The headers that go on to the other side; `dropped` names further ones that stay here. */
export function passedOn(raw: Raw, dropped: readonly string[] = []): string[] {
  const staying = new Set([...BETWEEN_NEIGHBOURS, ...namedByConnection(raw), ...dropped]);
  return pairs(raw)
    .filter(([name]) => !staying.has(name.toLowerCase()))
    .flatMap(([name, value]) => [name, value]);
}

/** The service that `/api/<service>/…` names, and what is behind it; null for every other address. */
export function addressed(url: string): { readonly service: string; readonly path: string } | null {
  const [, service, path = ''] = /^\/api\/([^/?]+)(.*)$/s.exec(url) ?? [];
  if (service === undefined) return null;
  return { service, path: path.startsWith('/') ? path : `/${path}` };
}

/** Whether a status can be the last word of an answer; a broken upstream may say anything. */
export function isFinal(status: number | undefined): status is number {
  return status !== undefined && status >= 200 && status <= 599;
}
