import { address, flag, text } from './option.ts';

export const json = flag('json', 'print one JSON document on standard output, and nothing else');
export const help = flag('help', 'say what it does, with examples', 'h');
export const version = flag('version', 'print the version', 'v');
export const url = address(
  'url',
  'address',
  'the Sluice to talk to, instead of the one that runs here',
);
export const directory = text(
  'directory',
  'path',
  'the folder of the local Sluice; SLUICE_DIR, else .sluice',
);

/** What every command takes. */
export const globalOptions = [json, help, version, url, directory];
