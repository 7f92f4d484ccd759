// The Model Context Protocol over HTTP, by a library: without sessions, so that any isolate can answer.
import type { CallToolResult } from 'tmcp';
import type { Catalog } from '../catalog/catalog.ts';
import { toProblemBody } from '../http/problem-details.ts';
import { log, toReason } from '../log.ts';
import { isProblem, type Problem } from '../query/problem.ts';
import type { Arguments } from './arguments.ts';
import { NO_SESSIONS, NO_SUBSCRIPTIONS } from './no-sessions.ts';
import { type Access, type Answer, TOOLS, type Tool } from './tools.ts';

/** Answers one request of a client. */
export type Respond = (request: Request, access: Access) => Promise<Response>;

/** Of these tools: what is added does not change it, what is taken away would. */
const VERSION = '1';

const UNAVAILABLE = 'Temporarily unavailable: the articles could not be read. Try again later.';

/** What the library asks of a schema (Standard Schema): tools check their own arguments. */
type InputSchema = {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { readonly value: Arguments };
    readonly types?: { readonly input: Arguments; readonly output: Arguments };
  };
  readonly json: object;
};

/** The server of one isolate, over its catalog. */
export async function createMcp({ site }: Catalog): Promise<Respond> {
  const { HttpTransport, McpServer } = await import('./library.ts');
  const server = new McpServer<InputSchema, Access>(
    { name: 'tagwire', title: site.title, version: VERSION },
    {
      adapter: { toJsonSchema: async ({ json }) => json },
      capabilities: { tools: {} },
      instructions: `Articles of ${site.title} (${site.origin}). ${site.description} Use "list" for known names, "search" to find articles, "get" to read one. Cite the "url" of what you use.`,
    },
  );
  for (const tool of TOOLS) {
    server.tool<InputSchema, InputSchema>(
      {
        name: tool.name,
        title: tool.title,
        description: tool.description,
        schema: toSchema(tool.input),
        ...(tool.output === null ? {} : { outputSchema: toSchema(tool.output) }),
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      async (given) => await use(tool, server.ctx.custom, given, site.authority),
    );
  }
  const transport = new HttpTransport(server, {
    path: null,
    // Everything here is public, and nobody is logged in.
    allowedOrigins: true,
    disableSse: true,
    getSessionId: () => '',
    sessionManager: NO_SESSIONS,
    subscriptionManager: NO_SUBSCRIPTIONS,
  });
  // It answers at every path.
  return async (request, access) =>
    (await transport.respond(request, access)) ?? new Response(null, { status: 404 });
}

function toSchema(json: object): InputSchema {
  const validate = (value: unknown) => ({ value: (value ?? {}) as Arguments });
  return { '~standard': { version: 1, vendor: 'tagwire', validate }, json };
}

/** What a tool answers. Why one fails is for the log alone. */
async function use(
  tool: Tool,
  access: Access | undefined,
  given: Arguments,
  authority: string,
): Promise<CallToolResult<Arguments>> {
  try {
    const answer = access === undefined ? null : await tool.run(access, given);
    return toResult(answer, authority);
  } catch (fault) {
    log('fault', `MCP tool ${tool.name}: ${toReason(fault)}`);
    return toResult(null, authority);
  }
}

/** A problem is told to the model, which can mend its question. */
function toResult(answer: Answer | Problem, authority: string): CallToolResult<Arguments> {
  if (answer === null) return { isError: true, content: [toText(UNAVAILABLE)] };
  // What has no schema of its data is text alone, which the library's type does not know.
  if (typeof answer === 'string') return { content: [toText(answer)] } as CallToolResult<Arguments>;
  if (isProblem(answer)) {
    const structuredContent: Arguments = { ...toProblemBody(answer, authority) };
    const content = [toText(`${answer.title}: ${answer.detail}`)];
    return { isError: true, content, structuredContent };
  }
  return { content: [toText(JSON.stringify(answer))], structuredContent: answer };
}

function toText(text: string) {
  return { type: 'text' as const, text };
}
