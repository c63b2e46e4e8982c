import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { directory as directoryOption, json, url } from '../global-options.ts';
import { text, whole } from '../option.ts';

const port = whole('port', 'number', 'where it listens on 127.0.0.1; 4390 unless given', {
  min: 1,
  max: 65_535,
});
const config = text('config', 'file', 'its configuration; ./sluice.yaml, else an example');

export const dev: Command = {
  name: 'dev',
  summary: 'Starts Sluice on this machine and shows what becomes of each delivery and task.',
  about: [
    'Without a sluice.yaml it brings along an emulated GitHub and Linear and an example agent.',
    'It runs until Ctrl-C; what it knows stays in its folder.',
  ],
  words: [],
  options: [port, config],
  examples: [
    { line: 'sluice dev', means: 'with ./sluice.yaml, or the example' },
    { line: 'sluice dev --config acme.yaml --port 4490', means: 'another configuration and port' },
  ],
  async run(args, { io, directory }) {
    if (args.get(json)) {
      throw new Failure('usage', '`sluice dev` runs until it is stopped and has no one document.', {
        hint: 'Start it without --json, and ask it with `sluice tasks --json`.',
      });
    }
    if (args.get(url)) {
      throw new Failure('usage', '`sluice dev` starts a Sluice; --url names one that runs.', {
        hint: 'Choose where it listens with --port.',
      });
    }
    const named = args.get(directoryOption) !== undefined || io.env.SLUICE_DIR;
    const file = args.get(config);
    const number = args.get(port);
    const { runDev } = await import('../../infra/local/dev.ts');
    const code = await runDev({
      ...(number === undefined ? {} : { port: number }),
      ...(named ? { directory } : {}),
      ...(file === undefined ? {} : { config: resolve(io.cwd, file) }),
    });
    return { code };
  },
};
