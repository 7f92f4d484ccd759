// Nothing is kept of a client between two requests: what the library would remember it in.
import type { HttpTransport } from '@tmcp/transport-http';

type Options = NonNullable<ConstructorParameters<typeof HttpTransport>[1]>;

const nothing = (): void => undefined;
const unknown = async (): Promise<undefined> => undefined;

/** No streams from the server, and nothing that is known of a client. */
export const NO_SESSIONS: NonNullable<Options['sessionManager']> = {
  streams: { create: nothing, delete: nothing, has: async () => false, send: nothing },
  info: {
    getClientInfo: unknown,
    setClientInfo: nothing,
    getClientCapabilities: unknown,
    setClientCapabilities: nothing,
    getLogLevel: unknown,
    setLogLevel: nothing,
    getSubscriptions: async () => [],
    addSubscription: nothing,
    delete: nothing,
  },
};

/** Nothing here changes while a client waits, so nobody is let wait. */
export const NO_SUBSCRIPTIONS: NonNullable<Options['subscriptionManager']> = {
  create: () => false,
  send: nothing,
  close: () => false,
  closeAll: nothing,
};
