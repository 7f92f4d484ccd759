// The chapters of the page of the API, in their order.
import type { Chapter } from './chapter.ts';
import { toClient } from './client.ts';
import { toConditionalRequests } from './conditional-requests.ts';
import { toCors } from './cors.ts';
import { toErrors } from './errors.ts';
import { toFilters } from './filters.ts';
import { toLimits } from './limits.ts';
import { toPagination } from './pagination.ts';
import { toPrograms } from './programs.ts';
import { toSearch } from './search.ts';
import { toStart } from './start.ts';
import { toSync } from './sync.ts';
import { toVersioning } from './versioning.ts';

export const CHAPTERS: readonly Chapter[] = [
  toStart,
  toFilters,
  toSearch,
  toPagination,
  toSync,
  toConditionalRequests,
  toErrors,
  toClient,
  toPrograms,
  toCors,
  toLimits,
  toVersioning,
];
