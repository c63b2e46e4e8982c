import type { Server } from 'node:http';
import { createRequire } from 'node:module';

/** dynalite has no types: these are the parts that are used. */
interface Request {
  readonly ReturnValuesOnConditionCheckFailure?: string;
}
interface Refusal {
  readonly body: object;
}
interface Database {
  checkConditional(data: Request, found?: object): Refusal | null | undefined;
}
interface Validation {
  readonly types: Record<string, unknown>;
}
interface Options {
  readonly path?: string;
  readonly createTableMs: number;
}

const require = createRequire(import.meta.url);
const make: (options: Options) => Server = require('dynalite');
const database: Database = require('dynalite/db');
const validation: Validation = require('dynalite/validations/updateItem');

/** The parameter that dynalite does not know, and would take out of the request. */
const WANTED = 'ReturnValuesOnConditionCheckFailure';

if (!(WANTED in validation.types)) {
  const { checkConditional } = database;
  validation.types[WANTED] = { type: 'String' };
  // Every action calls it by this name, with the item locked: what is told is what refused.
  database.checkConditional = (data, found) => {
    const refused = checkConditional(data, found);
    if (refused && found && data[WANTED] === 'ALL_OLD')
      Object.assign(refused.body, { Item: found });
    return refused;
  };
}

/**
 * An embedded DynamoDB, not listening yet. With a path it keeps everything there. It is made to tell, with a condition that an update
 * failed, the item that failed it, as DynamoDB does:
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
 */
export function dynalite(path?: string): Server {
  return make({ createTableMs: 0, ...(path === undefined ? {} : { path }) });
}
