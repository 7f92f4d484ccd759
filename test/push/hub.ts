// A WebSub hub as a program of its own: it verifies subscribers, and when it is told of a feed it reads it and
// distributes it, signed (https://www.w3.org/TR/websub/). It prints its address, then a line for each feed it
// was told of.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

type Subscription = { readonly callback: string; readonly secret: string };

const subscriptions = new Map<string, Subscription[]>();

const FORM = 'application/x-www-form-urlencoded';

const WORK: { readonly [mode: string]: (topic: string, form: URLSearchParams) => Promise<void> } = {
  subscribe,
  publish,
};

const server = createServer(async (request, response) => {
  const form = await readForm(request);
  const topic = form.get('hub.mode') === 'publish' ? form.get('hub.url') : form.get('hub.topic');
  const work = WORK[form.get('hub.mode') ?? ''];
  const isRight = request.method === 'POST' && request.headers['content-type'] === FORM;
  if (!isRight || work === undefined || topic === null) {
    response.writeHead(400).end();
    return;
  }
  response.writeHead(202).end();
  await work(topic, form);
});

server.listen(0, '127.0.0.1', () => print(toAddress()));

function toAddress(): string {
  const address = server.address();
  return typeof address === 'object' ? `http://127.0.0.1:${address?.port}/` : '';
}

/** §5.3: the callback must confirm what was asked for by repeating a challenge. */
async function subscribe(topic: string, form: URLSearchParams): Promise<void> {
  const callback = form.get('hub.callback') ?? '';
  const challenge = randomUUID();
  const asked = new URL(callback);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.topic', topic);
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.lease_seconds', '600');
  const answer = await fetch(asked);
  const isMeant = answer.ok && (await answer.text()) === challenge;
  print(`${isMeant ? 'subscribed' : 'refused'} ${topic}`);
  if (!isMeant) return;
  const secret = form.get('hub.secret') ?? '';
  subscriptions.set(topic, [...(subscriptions.get(topic) ?? []), { callback, secret }]);
}

/** §7: the whole content, as the topic has it, with its links and a signature (§7.1). */
async function publish(topic: string): Promise<void> {
  const response = await fetch(topic);
  const body = Buffer.from(await response.arrayBuffer());
  for (const { callback, secret } of subscriptions.get(topic) ?? []) {
    await fetch(callback, {
      method: 'POST',
      headers: {
        'Content-Type': response.headers.get('Content-Type') ?? '',
        Link: response.headers.get('Link') ?? '',
        'X-Hub-Signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
      body,
    });
  }
  print(`published ${topic} ${response.status}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
