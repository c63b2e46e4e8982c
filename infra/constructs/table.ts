import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { IndexName } from '../../shared/aws/table.ts';
import { INDEXES, KEY, TTL } from '../../shared/aws/table.ts';

/** What a function may do with items. */
export type ItemAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'Query';

export interface TaskTableProps {
  /** With `RETAIN` it is protected against being deleted, too. */
  readonly removalPolicy: RemovalPolicy;
}

/** The one table, encrypted with a key of DynamoDB's own. */
export class TaskTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { removalPolicy }: TaskTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: KEY.partition, type: AttributeType.STRING },
      sortKey: { name: KEY.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: TTL,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    for (const [indexName, { partition, sort }] of Object.entries(INDEXES)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.NUMBER },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
  }

  /** The table itself, without its indexes. */
  grantItems(grantee: IGrantable, items: readonly ItemAction[]): void {
    this.grant(grantee, items, [this.table.tableArn]);
  }

  /** To ask indexes, and nothing else. */
  grantIndexes(grantee: IGrantable, indexes: readonly IndexName[]): void {
    if (indexes.length === 0) return;
    const arns = indexes.map((index) => `${this.table.tableArn}/index/${index}`);
    this.grant(grantee, ['Query'], arns);
  }

  private grant(grantee: IGrantable, actions: readonly ItemAction[], resourceArns: string[]): void {
    Grant.addToPrincipal({
      grantee,
      actions: actions.map((action) => `dynamodb:${action}`),
      resourceArns,
    });
  }
}
