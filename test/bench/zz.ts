import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { headKey } from '../../shared/aws/keys.ts';
import { toItem } from '../../shared/aws/attribute-value.ts';
import { compileWrite } from '../../shared/aws/compile-write.ts';
import { packContent } from '../../shared/aws/content-codec.ts';
import { unlogged } from '../../shared/aws/unlogged.ts';
import { desk } from '../support/receive/desk.ts';
import { NOW } from '../support/receive/letters.ts';
import { githubDelivery } from './receive/deliveries.ts';
import { stubbedClients } from './receive/stub.ts';
const at = desk(); const l = githubDelivery(14000, 0);
let write: any, key: any, entry: any, content: any;
Object.assign(at.deps, {heads: {...at.deps.heads, tryWrite: (k: any, w: any) => { key=k; write=w; return at.heads.tryWrite(k,w);}}, ledger: {...at.deps.ledger, record: (e: any, c: any) => { entry=e; content=c; return at.ledger.record(e,c);}}});
await at.post(l);
const { key: _k, ...head } = (await at.heads.read(key)) as any;
const item = { Attributes: { ...headKey(key), ...toItem({ ...head, ticket: head.ticket, readable: 'github:harbor-goods/shop#7', at: 0, dueShard: '3', projectHour: 'github-shop#1#3' }) } };
const { dynamo } = stubbedClients(item); unlogged(dynamo);
const ledger = dynamoLedger(dynamo, 'table', () => NOW), heads = dynamoHeadStore(dynamo, 'table', () => NOW);
async function b(name: string, f: () => any, n=9) { for (let i=0;i<300;i++) await f(); const rs=[]; for(let r=0;r<n;r++){const c=process.cpuUsage(); for(let i=0;i<150;i++) await f(); const d=process.cpuUsage(c); rs.push((d.user+d.system)/150);} rs.sort((a,b)=>a-b); console.log(name.padEnd(40), rs[0]!.toFixed(0), rs[n>>1]!.toFixed(0)); }
if (process.argv[2]) await b('tryWrite', () => heads.tryWrite(key, write), 40);
else {
const inp = {...compileWrite('t', key, write, NOW), ReturnValues:'ALL_NEW' as const};
for (let k=0;k<2;k++){
await b('send only', () => dynamo.send(new UpdateItemCommand(inp)));
await b('compile and send', () => dynamo.send(new UpdateItemCommand({...compileWrite('t', key, write, NOW), ReturnValues:'ALL_NEW' as const})));
await b('clone and send', () => dynamo.send(new UpdateItemCommand(structuredClone(inp))));
await b('  structuredClone', () => structuredClone(inp));
const e = {...inp};
await b('clone expressions only', () => dynamo.send(new UpdateItemCommand({...e, UpdateExpression: e.UpdateExpression!.split(', ').join(', ')})));
await b('+ALL_OLD', () => dynamo.send(new UpdateItemCommand({...e, ReturnValuesOnConditionCheckFailure: 'ALL_OLD'})));
await b('tryWrite', () => heads.tryWrite(key, write));
const put = {TableName:'t', Item: {pk:{S:'a'},sk:{S:'b'},content:{B:packContent(content)}}};
await b('record', () => ledger.record(entry, content));
const p = packContent(content);
}}
