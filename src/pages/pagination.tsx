// Links from one page of a list to those before and after it.
import { ENGLISH } from './layout.tsx';

/** Paths; null where there is no such page. */
export function Pagination({ newer, older }: { newer: string | null; older: string | null }) {
  if (newer === null && older === null) return null;
  return (
    <nav class="around" aria-label="Pagination" {...ENGLISH}>
      {newer === null ? null : (
        <a rel="prev" href={newer}>
          Newer articles
        </a>
      )}
      {older === null ? null : (
        <a rel="next" href={older}>
          Older articles
        </a>
      )}
    </nav>
  );
}
