import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * What is not out on the internet, and what would be turned into such an address on the way. One list a
 * family: Node holds an IPv4 address against what is said of IPv4 in IPv6 too.
 */
const inside = { 4: new BlockList(), 6: new BlockList() };
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside[4].addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // Loopback, unspecified, and IPv4 in IPv6's clothes.
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  inside[6].addSubnet(net, bits, 'ipv6');

/** Whether an IP address is somebody's out on the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !inside[4].check(address, 'ipv4');
  return isIP(address) === 6 && !inside[6].check(address, 'ipv6');
}

const innerNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|test)$/;

/**
 * Whether a server may be asked to call this address for somebody: over TLS, by a name or address that
 * is out on the internet. What a name leads to is seen at the call, by `publicLookup`.
 */
export function isPublicEndpoint(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:' || username || password) return false;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  return host.includes('.') && !innerNames.test(host);
}

/** Finds where a name leads at this moment, and refuses where any of it is not out on the internet. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new Error(`${hostname} is not out on the internet`), '');
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family);
  });
};
