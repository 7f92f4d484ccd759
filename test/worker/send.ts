// A request to the app inside workerd, and all that it begins.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test';
import type { App } from '../../src/app.ts';
import type { Bindings } from '../../src/routes/handler.ts';
import type { RequestOptions } from './ask.ts';

export async function send(
  app: App,
  path: string,
  options: RequestOptions,
  bindings: Bindings,
): Promise<Response> {
  const request = new Request(`https://any.example${path}`, {
    method: options.method ?? 'GET',
    headers: { ...options.headers },
    ...(options.body === undefined ? {} : { body: options.body }),
    ...(options.cf === undefined ? {} : { cf: options.cf }),
    redirect: 'manual',
  });
  const context = createExecutionContext();
  const response = await app.fetch(request, bindings, context);
  await waitOnExecutionContext(context);
  return response;
}
