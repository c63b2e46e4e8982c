import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** The path of a `python` that has grpcio and grpcio-tools, in a virtual environment outside of the checkout. */
export const GRPCIO_VARIABLE = 'SLUICE_GRPCIO_PYTHON';

const PROTO = 'shared/trackers/grpc/ticketing-backend.proto';
const SCRIPTS = 'test/support/python';

/** Python's gRPC with messages and stubs that it made itself of our .proto file. */
export async function grpcio(python: string) {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-grpcio-'));
  await promisify(execFile)(python, [
    '-m',
    'grpc_tools.protoc',
    `-I${join(PROTO, '..')}`,
    `--python_out=${folder}`,
    `--grpc_python_out=${folder}`,
    PROTO,
  ]);
  const run = (script: string, ...rest: readonly string[]) =>
    talking(spawn(python, [join(SCRIPTS, script), folder, ...rest], { stdio: 'pipe' }));
  return {
    folder,
    /** A backend with these tickets; a call that names the ticket `status-<n>` is answered with that status. */
    async backend(
      tickets: readonly object[],
      { version = 1, token = '' }: { readonly version?: number; readonly token?: string } = {},
    ) {
      const talk = run('backend.py', String(version), token);
      const port = await talk.ask(JSON.stringify(tickets));
      return {
        url: `http://127.0.0.1:${port}`,
        /** Ends it, and answers what became of everything. */
        end: async () => JSON.parse(await talk.ask(undefined)),
        [Symbol.asyncDispose]: talk.stop,
      };
    },
    /** A controller that is connected to an address. */
    controller(address: string, certificate?: string) {
      const talk = run('controller.py', address, ...(certificate ? [certificate] : []));
      return {
        call: async (
          method: string,
          request: object = {},
          metadata: Readonly<Record<string, string>> = {},
        ) => JSON.parse(await talk.ask(JSON.stringify({ method, request, metadata }))),
        [Symbol.asyncDispose]: talk.stop,
      };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A process that answers each line with one. */
function talking(child: ChildProcessWithoutNullStreams) {
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const errors: string[] = [];
  child.stderr.on('data', (chunk) => errors.push(String(chunk)));
  return {
    /** `undefined` closes its input. */
    async ask(line: string | undefined): Promise<string> {
      if (line === undefined) child.stdin.end();
      else child.stdin.write(`${line}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`it ended: ${errors.join('')}`);
      return value;
    },
    async stop() {
      const ended = once(child, 'exit');
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
