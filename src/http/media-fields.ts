// Response fields of media files.
import { IMMUTABLE } from './cache-control.ts';

/** They are kept for ever, readable from anywhere, taken for what they are, and an SVG with a script is harmless. */
export const MEDIA_FIELDS = {
  'Cache-Control': IMMUTABLE,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Range, ETag',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
} as const;
