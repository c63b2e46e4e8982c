import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Call } from './call.ts';
import { callOf } from './call.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Carries a call out, or refuses it. `pass` hands it on as it came. */
export type Doorman = (call: Call, pass: () => Promise<Answer>) => Promise<Answer>;

export interface DoorOptions {
  /** Where the services are: base URLs by IAM's prefix. */
  readonly behind: Readonly<Record<string, string>>;
  readonly doorman: Doorman;
}

/** One endpoint for every AWS client, as `AWS_ENDPOINT_URL` names it. */
export async function openDoor() {
  let options: DoorOptions | undefined;
  /** Requests that are no call of a service we use. */
  const strange: string[] = [];

  const server = createServer(async (request, response) => {
    const body = await text(request);
    const date = dateOf(String(request.headers['x-amz-date']));
    const write = ({ status, body: said }: Answer) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', date }).end(said);
    try {
      if (!options) throw new Error('The door is not open yet');
      const { behind, doorman } = options;
      const call = callOf(request.headers, body);
      const pass = async () => {
        const to = behind[call.action.split(':')[0] ?? ''];
        if (to === undefined) throw new Error(`Nobody is there for ${call.action}`);
        const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
        const answer = await fetch(`${to}${request.url}`, {
          method: 'POST',
          headers: headers as Record<string, string>,
          body,
        });
        return { status: answer.status, body: await answer.text() };
      };
      write(await doorman(call, pass));
    } catch (error) {
      strange.push(String(error));
      write({ status: 501, body: JSON.stringify({ __type: 'NotUnderstood' }) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    strange,
    open(given: DoorOptions) {
      options = given;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The caller's own clock, which may be ahead: the SDK repeats what fails while it finds its clock to be wrong. */
function dateOf(signed: string): string {
  const iso = signed.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return new Date(iso).toUTCString();
}
