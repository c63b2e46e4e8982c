import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DYNAMODB_LOCAL_VARIABLE } from '../support/engines/dynamodb-local.ts';

/** Where DynamoDB Local is, or in one line what is missing. */
export function dynamoDbLocalDirectory():
  | { readonly found: string }
  | { readonly missing: string } {
  const directory = process.env[DYNAMODB_LOCAL_VARIABLE];
  const wanted = 'DynamoDB Local is not there:';
  if (!directory)
    return {
      missing: `${wanted} set ${DYNAMODB_LOCAL_VARIABLE} to the folder of DynamoDBLocal.jar`,
    };
  if (!existsSync(join(directory, 'DynamoDBLocal.jar')))
    return { missing: `${wanted} no DynamoDBLocal.jar in ${directory}` };
  if (spawnSync('java', ['-version']).status !== 0)
    return { missing: `${wanted} it needs Java 17 or newer` };
  return { found: directory };
}
