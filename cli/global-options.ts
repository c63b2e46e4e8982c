import { address, flag, form, text } from './option.ts';

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

export const stack = form(
  'stack',
  'name',
  'the deployment on AWS to talk to, by its stack; SLUICE_STACK',
  { pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}$/, expected: 'the name of a CloudFormation stack' },
);

/** What every command takes. */
export const globalOptions = [json, help, version, url, directory, stack];
