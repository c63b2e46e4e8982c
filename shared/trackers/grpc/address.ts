import { BackendError } from '../../core/backend-error.ts';
import { isLoopback, isSafeUrl } from '../../core/safe-url.ts';

/** Where a program listens, as grpc-js names it. */
export interface Address {
  /** `dns:host:port` */
  readonly target: string;
  readonly tls: boolean;
  readonly loopback: boolean;
}

/**
 * `https://host:port` is TLS; `http://`, which sends the token in the clear, only for this machine. There is no path: a service's name
 * is its path.
 */
export function addressOf(baseUrl: string | undefined): Address {
  const url = baseUrl !== undefined && isSafeUrl(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.pathname !== '/' || url.search || url.hash) {
    throw new BackendError('invalid_argument', 'The connection names no gRPC service', {
      hint: 'Set `baseUrl` to `https://host:port`, or `http://127.0.0.1:port` on this machine.',
    });
  }
  const { protocol, hostname, port } = url;
  const tls = protocol === 'https:';
  return {
    target: `dns:${hostname}:${port || (tls ? 443 : 80)}`,
    tls,
    loopback: isLoopback(hostname),
  };
}
