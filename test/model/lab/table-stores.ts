import { dynamoBrakeStore } from '../../../shared/aws/dynamo-brake-store.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { dynamoResultStore } from '../../../shared/aws/dynamo-result-store.ts';
import { dynamoSlotStore } from '../../../shared/aws/dynamo-slot-store.ts';
import type { Engine } from '../../support/engines/engine.ts';
import type { MakeStores } from './stores.ts';

/** The ports of the product on a DynamoDB that runs here, each time on a table of its own. */
export function tableStores({ client, table }: Engine): MakeStores {
  return async (now) => {
    const name = await table();
    return {
      heads: dynamoHeadStore(client, name, now),
      ledger: dynamoLedger(client, name, now),
      results: dynamoResultStore(client, name, now),
      slots: dynamoSlotStore(client, name),
      brakes: dynamoBrakeStore(client, name),
    };
  };
}
