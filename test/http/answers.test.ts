// Answers that need no article: problems, redirects, preflights.
import { describe, expect, test } from 'vitest';
import { PREFLIGHT } from '../../src/http/fields.ts';
import { toProblemResponse } from '../../src/http/problem-details.ts';
import { toRedirect } from '../../src/http/redirect.ts';

const GONE = {
  status: 410,
  kind: 'removed-article',
  title: 'Removed',
  detail: 'It was withdrawn.',
};

const EXPOSED = 'ETag, Last-Modified, Link, Content-Location, Cache-Status, IM, Retry-After';

describe('a problem', () => {
  test('is problem+json with its kind as a tag: URI (rfc9457#3)', async () => {
    const response = toProblemResponse(GONE, 'example.org,2026');
    expect({
      status: response.status,
      body: await response.json(),
      headers: Object.fromEntries(response.headers),
    }).toEqual({
      status: 410,
      body: {
        type: 'tag:example.org,2026:problems/removed-article',
        status: 410,
        title: 'Removed',
        detail: 'It was withdrawn.',
      },
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'max-age=60',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': EXPOSED,
        'x-content-type-options': 'nosniff',
      },
    });
  });

  test('carries its own members (rfc9457#3.2)', async () => {
    const members = { parameter: 'limit', value: '0', allowed: 'a number', near: ['a'] };
    const response = toProblemResponse({ ...GONE, ...members }, 'example.org,2026');
    expect(await response.json()).toMatchObject(members);
  });

  test.each([
    { status: 400, lifetime: 'max-age=60' },
    { status: 404, lifetime: 'max-age=60' },
    { status: 500, lifetime: 'no-store' },
    { status: 503, lifetime: 'no-store' },
  ])('of status $status is kept for $lifetime', ({ status, lifetime }) => {
    const response = toProblemResponse({ ...GONE, status }, 'example.org,2026');
    expect(response.headers.get('Cache-Control')).toBe(lifetime);
  });

  test('of a wrong method carries Allow (rfc9110#15.5.6)', () => {
    const response = toProblemResponse({ ...GONE, status: 405 }, 'example.org,2026', {
      Allow: 'GET',
    });
    expect(response.headers.get('Allow')).toBe('GET');
  });
});

describe('a redirect', () => {
  test('is permanent and kept for a day', () => {
    const { status, headers, body } = toRedirect('https://example.org/articles/x');
    expect({ status, body, headers: Object.fromEntries(headers) }).toEqual({
      status: 301,
      body: null,
      headers: {
        location: 'https://example.org/articles/x',
        'cache-control': 'max-age=86400',
        'access-control-allow-origin': '*',
        'access-control-expose-headers': EXPOSED,
        'x-content-type-options': 'nosniff',
      },
    });
  });
});

describe('a preflight', () => {
  test('lets scripts of any origin send any field (Fetch §4.10)', () => {
    expect(PREFLIGHT).toEqual({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': EXPOSED,
      'X-Content-Type-Options': 'nosniff',
      Allow: 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': '*, Authorization',
      'Access-Control-Max-Age': '86400',
    });
  });
});
