// What the head of a page says of icons and colours: for tabs, for home screens, and around the page.
import type { Catalog } from '../catalog/catalog.ts';
import { COLOURS } from '../catalog/colours.ts';
import { MANIFEST_PATH } from '../feed/known-paths.ts';

/**
 * Of several icons for a tab, browsers take the last that fits. What colours a publication's own style has, is not
 * known: browsers see it by themselves.
 */
export function IconLinks({ catalog: { site, files } }: { catalog: Catalog }) {
  const { icon } = site;
  const { icons } = files;
  const isVector = icon === null || icon.type === 'image/svg+xml';
  return (
    <>
      {icons === null ? null : (
        <>
          <link rel="icon" type="image/png" sizes="32x32" href={icons.small} />
          <link rel="icon" type="image/png" sizes="192x192" href={icons.medium} />
        </>
      )}
      {isVector || icons === null ? (
        <link
          rel="icon"
          type={icon?.type ?? 'image/svg+xml'}
          sizes={isVector ? 'any' : undefined}
          href={icon?.url ?? files.icon}
        />
      ) : null}
      <link rel="apple-touch-icon" href={icons?.touch ?? icon?.url ?? files.icon} />
      <link rel="manifest" href={MANIFEST_PATH} />
      {files.custom === null ? (
        <>
          <meta name="theme-color" content={COLOURS.paper} media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content={COLOURS.dark} media="(prefers-color-scheme: dark)" />
        </>
      ) : null}
    </>
  );
}
