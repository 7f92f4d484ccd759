// What Cloudflare loads: the app over the compiled catalog, the bindings and the clock.
import catalog from '../dist/catalog.bin';
import { createApp } from './app.ts';
import { decodeCatalog } from './catalog/file.ts';

export default createApp(decodeCatalog(catalog), () => Math.floor(Date.now() / 1000));
