// What Cloudflare loads: the app and the push over the compiled catalog, the bindings and the clock.
import bytes from '../dist/catalog.bin';
import { createApp } from './app.ts';
import { decodeCatalog } from './catalog/file.ts';
import { createPush } from './push/push.ts';

const catalog = decodeCatalog(bytes);
const clock = (): number => Math.floor(Date.now() / 1000);

export default { ...createApp(catalog, clock), ...createPush(catalog, clock) };
