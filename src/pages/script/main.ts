// The script of every page: it saves reloads and clicks. Without it every page works all the same.
import { watchBuilder } from './builder.ts';
import { enableCopying } from './copy.ts';
import { openFootnotes } from './footnotes.ts';
import { enableScrolling } from './scroll.ts';

enableCopying();
openFootnotes();
watchBuilder();
enableScrolling();
