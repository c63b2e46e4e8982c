import { text } from '../option.ts';

/** Which configuration is meant, where it is not the one that is in use. */
export const configOption = text(
  'config',
  'file',
  'read this file instead of the configuration that is in use',
);
