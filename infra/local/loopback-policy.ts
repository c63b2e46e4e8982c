import type { CallbackPolicy } from '../../shared/trackers/webhook/callback-policy.ts';
import { isListed, publicPolicy } from '../../shared/trackers/webhook/callback-policy.ts';

/** On a laptop a callback may also go to a listed host on this machine, over plain http. Nothing else of the rules is loosened. */
export const loopbackPolicy: CallbackPolicy = {
  refusal: (url, hosts) =>
    isLoopback(url) && isListed(url, hosts) && !url.username
      ? undefined
      : publicPolicy.refusal(url, hosts),
  allowsAddress: (address) =>
    address === '127.0.0.1' || address === '::1' || publicPolicy.allowsAddress(address),
};

function isLoopback(url: URL): boolean {
  return url.hostname === '127.0.0.1' || url.hostname === 'localhost';
}
