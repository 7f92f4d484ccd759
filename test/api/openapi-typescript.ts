// Types of the API, as developers have them made of /openapi.json: reads the document, writes the types.
// The generator prints with the compiler of TypeScript 5: TypeScript 7 has no API for that.
import { registerHooks } from 'node:module';
import { json } from 'node:stream/consumers';

registerHooks({
  resolve: (name, context, next) => next(name === 'typescript' ? 'typescript-5' : name, context),
});
const { default: generate, astToString } = await import('openapi-typescript');

const document = await json(process.stdin);
process.stdout.write(astToString(await generate(JSON.stringify(document))));
