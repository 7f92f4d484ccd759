// Contexts of requests outside workerd: what stands in the place of `cloudflare:test`.
type Context = {
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly passThroughOnException: () => void;
  readonly props: Record<string, never>;
};

const begun = new WeakMap<Context, Promise<unknown>[]>();

export function createExecutionContext(): Context {
  const works: Promise<unknown>[] = [];
  const context = {
    waitUntil: (work: Promise<unknown>) => void works.push(work),
    passThroughOnException: () => undefined,
    props: {},
  };
  begun.set(context, works);
  return context;
}

export async function waitOnExecutionContext(context: Context): Promise<void> {
  await Promise.allSettled(begun.get(context) ?? []);
}
