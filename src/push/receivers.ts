// The table of receivers: whatever is told of changes is here.
import { INDEXNOW } from './indexnow.ts';
import type { Receiver } from './receiver.ts';
import { STANDARD_SITE } from './standard-site.ts';
import { WEBHOOKS } from './webhooks.ts';
import { WEBSUB } from './websub.ts';

export const RECEIVERS: readonly Receiver[] = [WEBSUB, INDEXNOW, WEBHOOKS, STANDARD_SITE];
