import protobuf from 'protobufjs/light.js';

/** https://protobuf.dev/reference/protobuf/google.protobuf/#struct */
const DESCRIPTOR = {
  Struct: { fields: { fields: { keyType: 'string', type: 'Value', id: 1 } } },
  Value: {
    oneofs: {
      kind: {
        oneof: ['nullValue', 'numberValue', 'stringValue', 'boolValue', 'structValue', 'listValue'],
      },
    },
    fields: {
      nullValue: { type: 'NullValue', id: 1 },
      numberValue: { type: 'double', id: 2 },
      stringValue: { type: 'string', id: 3 },
      boolValue: { type: 'bool', id: 4 },
      structValue: { type: 'Struct', id: 5 },
      listValue: { type: 'ListValue', id: 6 },
    },
  },
  NullValue: { values: { NULL_VALUE: 0 } },
  ListValue: { fields: { values: { rule: 'repeated', type: 'Value', id: 1 } } },
};

const Struct = new protobuf.Root().define('google.protobuf', DESCRIPTOR).lookupType('Struct');

type Value =
  | { readonly nullValue: 0 }
  | { readonly numberValue: number }
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly structValue: { readonly fields: Readonly<Record<string, Value>> } }
  | { readonly listValue: { readonly values: readonly Value[] } };

/** The bytes of a google.protobuf.Struct that holds an object as JSON would have it. */
export function structBytes(object: object): Uint8Array {
  const json: unknown = JSON.parse(JSON.stringify(object));
  return Struct.encode(Struct.fromObject({ fields: fieldsOf(Object(json)) })).finish();
}

function fieldsOf(object: object): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, asValue(value)]));
}

function asValue(json: unknown): Value {
  if (typeof json === 'string') return { stringValue: json };
  if (typeof json === 'number') return { numberValue: json };
  if (typeof json === 'boolean') return { boolValue: json };
  if (Array.isArray(json)) return { listValue: { values: json.map(asValue) } };
  if (typeof json === 'object' && json !== null) return { structValue: { fields: fieldsOf(json) } };
  return { nullValue: 0 };
}
