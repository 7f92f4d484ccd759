// What site.yaml says to readers that show feeds in colours and pictures, as Feedly does.
import * as v from 'valibot';
import type { Picture, WebFeeds } from '../../catalog/site.ts';
import type { Theme } from '../../catalog/theme.ts';
import { flag, line } from './fields.ts';
import { either, isText, keys } from './shape.ts';
import { colour } from './theme-shape.ts';

export const webfeeds = either(
  flag(),
  keys({
    accentColor: v.optional(colour),
    cover: v.optional(line()),
    icon: v.optional(line()),
    logo: v.optional(line()),
  }),
  isText,
);

/** What the rest of the settings says; null where it says nothing. */
type Usual = { readonly accent: string | null; readonly icon: Picture | null } & Pick<
  Theme,
  'logo'
>;

/** The hints, with what the rest of the settings says where they do not; null if they are not wanted. */
export function toWebFeeds(
  given: v.InferOutput<typeof webfeeds> | undefined,
  { accent, icon, logo }: Usual,
  toPicture: (written: string | undefined, ...path: readonly string[]) => Picture | null,
): WebFeeds | null {
  if (given === undefined || given === false) return null;
  const own = given === true ? {} : given;
  const toUrl = (key: 'cover' | 'icon' | 'logo'): string | null =>
    toPicture(own[key], key)?.url ?? null;
  return {
    accent: own.accentColor ?? accent,
    cover: toUrl('cover'),
    icon: toUrl('icon') ?? icon?.url ?? null,
    logo: toUrl('logo') ?? logo?.light.url ?? null,
  };
}
