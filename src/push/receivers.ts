// The table of receivers: whatever is told of changes is here.
import type { Receiver } from './receiver.ts';
import { WEBSUB } from './websub.ts';

export const RECEIVERS: readonly Receiver[] = [WEBSUB];
