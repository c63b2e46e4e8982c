import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Where a callback may go. What it refuses, it refuses before a packet is sent. */
export interface CallbackPolicy {
  /**
   * Why this address of a sender is not called, in words for the operator and without the sender's; `undefined` when it may be.
   *
   * @param hosts `callbackHosts` of the connection.
   */
  refusal(url: URL, hosts: readonly string[]): string | undefined;
  /** Whether this IP address, which the host was resolved to, may be connected to. */
  allowsAddress(address: string): boolean;
}

/**
 * https, a host that stands on the list exactly as written (`host`, or `host:port` for a port other than 443), no user or password,
 * and only addresses of the public internet.
 */
export const publicPolicy: CallbackPolicy = {
  refusal(url, hosts) {
    if (url.protocol !== 'https:') return 'it is not https';
    if (url.username || url.password) return 'it holds a user or password';
    return isListed(url, hosts) ? undefined : 'its host is not among `callbackHosts`';
  },
  allowsAddress: isPublicAddress,
};

/** Whether the host of a URL, with its port unless that is the protocol's own, is exactly one of the list. */
export function isListed(url: URL, hosts: readonly string[]): boolean {
  return hosts.some((host) => hostOf(`${url.protocol}//${host}/`) === url.host);
}

/** In the parser's spelling (lower case, punycode); `undefined` for an entry that is more or less than a host. */
function hostOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { host, href, protocol } = new URL(text);
  return href === `${protocol}//${host}/` ? host : undefined;
}

/** Not on the public internet: https://www.iana.org/assignments/iana-ipv4-special-registry */
const SPECIAL_IPV4 = blockList('ipv4', [
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
]);

/**
 * Global unicast, all that is handed out so far. Loopback, unspecified, link-local, unique local, multicast, IPv4-mapped and NAT64
 * lie outside.
 */
const GLOBAL_IPV6 = blockList('ipv6', [['2000::', 3]]);

/** Inside of it, yet special, or with an IPv4 address within: https://www.iana.org/assignments/iana-ipv6-special-registry */
const SPECIAL_IPV6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !SPECIAL_IPV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return GLOBAL_IPV6.check(address, 'ipv6') && !SPECIAL_IPV6.check(address, 'ipv6');
}

function blockList(
  family: 'ipv4' | 'ipv6',
  subnets: readonly (readonly [string, number])[],
): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
