// Whether the hub of site.yaml answers. Asked by `npm run deploy` alone: a compile never calls the network.

/** Milliseconds to wait for a hub: a deploy is done by then. */
const PATIENCE = 5000;

/**
 * A warning for whoever deploys; null where there is no hub, or one that answers. What it answers to a GET
 * says little, because hubs are asked by POST: only that there is nothing, or something else, counts.
 */
export async function toHubWarning(
  hub: string | null,
  patience = PATIENCE,
): Promise<string | null> {
  const why = hub === null ? null : await findFault(hub, patience);
  if (why === null) return null;
  return (
    `warning: the hub ${hub} ${why}. If this stays so, its subscribers learn nothing of what has changed. ` +
    'See "hub" in content/site.yaml.'
  );
}

async function findFault(hub: string, patience: number): Promise<string | null> {
  try {
    const response = await fetch(hub, {
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    const { status } = response;
    if (status >= 300 && status < 400) {
      return `redirects to ${response.headers.get('Location')}, where the Worker does not follow`;
    }
    return status === 404 || status === 410 || status >= 500 ? `answers ${status}` : null;
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'TimeoutError') {
      return `does not answer within ${patience / 1000} s`;
    }
    const cause = fault instanceof Error ? fault.cause : undefined;
    return `cannot be reached: ${cause instanceof Error ? cause.message : fault}`;
  }
}
