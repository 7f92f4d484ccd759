// A port that nobody listens on, for servers whose address has to be known before they start.
import { once } from 'node:events';
import { createServer } from 'node:net';

export async function findPort(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
