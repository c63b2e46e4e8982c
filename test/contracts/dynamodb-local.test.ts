import { afterAll, test } from '@jest/globals';
import { DYNAMODB_LOCAL_VARIABLE, startDynamoDbLocal } from '../support/engines/dynamodb-local.ts';
import { tableContracts } from './table.ts';

const directory = process.env[DYNAMODB_LOCAL_VARIABLE];

if (directory) {
  const engine = await startDynamoDbLocal(directory);
  afterAll(() => engine.stop());
  tableContracts('DynamoDB Local', engine);
} else {
  test.skip(`DynamoDB Local: ${DYNAMODB_LOCAL_VARIABLE} does not name the directory of DynamoDBLocal.jar`, () => {});
}
