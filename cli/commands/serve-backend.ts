import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { json } from '../global-options.ts';
import { form, text, whole } from '../option.ts';

const connection = text('connection', 'name', 'whose tracker is offered; required');
const project = text(
  'project',
  'name',
  'which of its tickets; needed where it has several projects',
);
const host = text('host', 'address', 'where it listens; 127.0.0.1 unless given');
const port = whole('port', 'number', 'the port; 50051 unless given, 0 takes a free one', {
  min: 0,
  max: 65_535,
});
const tlsCert = text('tls-cert', 'file', 'its certificate with those that vouch for it, in PEM');
const tlsKey = text('tls-key', 'file', 'the certificate’s key, in PEM');
const tokenEnv = form(
  'token-env',
  'name',
  'the variable with the token that controllers must send',
  {
    pattern: /^[A-Za-z_]\w*$/,
    expected: 'the name of an environment variable',
  },
);
const config = text('config', 'file', 'its configuration; ./sluice.yaml');

export const serveBackend: Command = {
  name: 'serve-backend',
  summary: 'Offers a tracker to controllers over gRPC, as osmia.v1.TicketingBackend.',
  about: [
    'A ticket is ready when Sluice would start it for the project: rules, permissions, scanner and all.',
    'Which tickets a controller has in work is kept in the folder of --directory. It runs until Ctrl-C.',
    'For others than this machine it needs TLS and a token. docs/trackers/grpc.md has the rest.',
  ],
  words: [],
  options: [connection, project, host, port, tlsCert, tlsKey, tokenEnv, config],
  examples: [
    { line: 'sluice serve-backend --connection github', means: 'for this machine' },
    {
      line: 'sluice serve-backend --connection github --project shop --host 0.0.0.0 --tls-cert tls.crt --tls-key tls.key --token-env BACKEND_TOKEN',
      means: 'for others',
    },
  ],
  async run(args, context) {
    if (args.get(json)) {
      throw new Failure('usage', '`sluice serve-backend` runs until it is stopped.', {
        hint: 'Start it without --json.',
      });
    }
    const name = args.get(connection);
    if (name === undefined) {
      throw new Failure('usage', '`--connection` is missing.', {
        hint: 'Name a connection of sluice.yaml: `sluice serve-backend --connection github`.',
      });
    }
    const { serveBackend: serve } = await import('../serve/serve-backend.ts');
    const options = {
      connection: name,
      project: args.get(project),
      file: args.get(config) ?? 'sluice.yaml',
      host: args.get(host) ?? '127.0.0.1',
      port: args.get(port) ?? 50_051,
      tlsCert: args.get(tlsCert),
      tlsKey: args.get(tlsKey),
      tokenEnv: args.get(tokenEnv),
    };
    return serve(options, context);
  },
};
