// Problem details (RFC 9457): how an error looks on the wire.
import { toErrorCacheControl } from './cache-control.ts';
import { CORS, NOSNIFF } from './fields.ts';

/** `kind` names the problem within `authority`; other members travel as they are. */
export type ProblemDetails = {
  readonly status: number;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
  /** How pages say it in other languages: not on the wire. */
  readonly said?: unknown;
};

/** The members on the wire: the kind becomes a `tag:` URI (RFC 4151). */
export function toProblemBody(
  { kind, said: _said, ...members }: ProblemDetails,
  authority: string,
): { readonly type: string } {
  return { type: `tag:${authority}:problems/${kind}`, ...members };
}

export function toProblemResponse(
  details: ProblemDetails,
  authority: string,
  fields: { readonly [name: string]: string } = {},
): Response {
  return new Response(`${JSON.stringify(toProblemBody(details, authority))}\n`, {
    status: details.status,
    headers: {
      ...CORS,
      ...NOSNIFF,
      'Content-Type': 'application/problem+json',
      'Cache-Control': toErrorCacheControl(details.status),
      ...fields,
    },
  });
}
