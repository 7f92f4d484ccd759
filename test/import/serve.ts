// A web server for tests, on a free port of this machine. Its answers may be as bad as they like.
import { createServer, type RequestListener } from 'node:http';

/** Runs `use` with the server's origin, and ends the server. */
export async function withServer(
  answer: RequestListener,
  use: (origin: string) => Promise<void>,
): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
