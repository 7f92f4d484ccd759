// How much one wake may do. The free plan has 50 requests for it, and the next wake comes in a minute.

/** Requests to receivers. */
export const PER_MINUTE = 40;

/** Requests that one delivery may need. */
export const PER_DELIVERY = 3;

/** Seconds after which no delivery is begun. */
export const LONGEST = 40;

/** Seconds after which a delivery is given up. */
export const DAY = 86_400;
