import { dynamoDbLocalDirectory } from './dynamodb-local.ts';
import { HELP, optionsOf, UsageError } from './options.ts';
import { isGood, print } from './print.ts';
import { soak } from './run.ts';

const EXIT = { good: 0, findings: 1, usage: 2, noEngine: 3 } as const;

async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (options === 'help') {
    console.log(HELP);
    return EXIT.good;
  }
  const directory = options.engine === 'dynamodb-local' ? dynamoDbLocalDirectory() : undefined;
  if (directory && 'missing' in directory) {
    console.error(directory.missing);
    return EXIT.noEngine;
  }
  const soaked = await soak(options, (line) => console.error(line), directory?.found);
  console.log(options.json ? JSON.stringify(soaked, null, 2) : print(soaked));
  return isGood(soaked) ? EXIT.good : EXIT.findings;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nnpm run soak -- --help tells of all options.`);
  process.exitCode = EXIT.usage;
}
