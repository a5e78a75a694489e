/**
 * Where events may be sent: to addresses that everybody can reach, unless whoever runs the company names a
 * receiver. So nobody has the service call what only the service can reach.
 */
import { BlockList, isIP } from 'node:net';
import type { Environment } from '@gemba/platform/config/settings';
import { aWord, perhaps, saidBy, settingsIn } from '@gemba/platform/config/settings';

const SETTINGS = { GEMBA_EPCIS_RECEIVERS: perhaps(aWord) };

/** Receivers of this company's own networks, `host:port`. @throws WrongSettings */
export const receiversIn = (env: Environment): readonly string[] =>
  (saidBy(settingsIn(env, SETTINGS).GEMBA_EPCIS_RECEIVERS) ?? '').split(',').filter((name) => name !== '');

/**
 * Addresses that are not for everybody: IANA's registries of special addresses (RFC 6890). Those of IPv4 hold
 * for them within IPv6 too.
 */
const SPECIAL: readonly (readonly [net: string, prefix: number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
  ] as const),
  ...([
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
  ] as const),
  ...([
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
  ...([
    ['::', 128],
    ['::1', 128],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
  ] as const),
  ...([
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
  ] as const),
  ...([
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
];

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

const special = new BlockList();
for (const [net, prefix] of SPECIAL) special.addSubnet(net, prefix, family(net));

/** Whether an address is one that everybody can reach. */
export const isPublic = (address: string): boolean =>
  isIP(address) !== 0 && !special.check(address, family(address));

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Whether whoever runs the company named this receiver. */
export const isNamed = (dest: URL, receivers: readonly string[]): boolean => receivers.includes(dest.host);

/** What stands against sending to it, as far as its address tells; null where nothing does. */
export const cannotReceive = (dest: string, receivers: readonly string[]): string | null => {
  if (!URL.canParse(dest)) return 'is no web address';
  const url = new URL(dest);
  if (!['https:', 'http:'].includes(url.protocol)) return 'is no web address';
  if (url.username !== '' || url.password !== '') return 'has a password in it; events are signed instead';
  if (isNamed(url, receivers)) return null;
  if (url.protocol !== 'https:') return 'has to begin with https://, so that nobody else reads it';
  const host = hostOf(url);
  const isInside =
    isIP(host) === 0 ? !host.includes('.') || /\.(?:local|internal|localhost)$/.test(host) : !isPublic(host);
  return isInside ? 'is not an address that everybody can reach' : null;
};
