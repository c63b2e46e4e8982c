import { Client, credentials } from '@grpc/grpc-js';

const asIs = (bytes: Buffer) => bytes;

/** Echo's answer: what a function would do with gRPC's client, to be bundled as a function is. */
export function echo(address: string, text: string): Promise<string> {
  const client = new Client(address, credentials.createInsecure());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest('/test.Echo/Echo', asIs, asIs, Buffer.from(text), (error, answer) => {
      client.close();
      if (answer) resolve(answer.toString());
      else reject(error);
    });
  });
}
