import type { IncomingMessage, Server } from 'node:http';

/**
 * Keeps web pages and other programs of this machine out of an engine that believes every signature and, as far as it says
 * anything, allows every origin: only a request without an `Origin`, to this very address and with this access key is heard.
 * A page's request to another name that leads here (DNS rebinding) fails by its `Host`.
 */
export function guard(server: Server, accessKeyId: string): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isOurs(request, accessKeyId)) {
      for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
    } else {
      response.writeHead(403, { connection: 'close' }).end();
    }
  });
}

function isOurs({ headers, socket }: IncomingMessage, accessKeyId: string): boolean {
  const hosts = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  const [, key] =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\//.exec(headers.authorization ?? '') ?? [];
  return headers.origin === undefined && hosts.includes(headers.host ?? '') && key === accessKeyId;
}
