// Ids that pages need for themselves, apart from all that an article may have.

/** No id of an article begins so: those of headings have no colon, others are dropped and reported. */
export const PAGE_ID_PREFIX = 'page:';
