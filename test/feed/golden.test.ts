// Whole documents, byte for byte: a minimal, a full and a hostile article, and notes, in the three formats.
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/feed/formats.ts';
import { ask, askFor, NOW, publish, readFixture, readFolder, toFormat } from './publication.ts';

const publication = publish(await readFixture());
const cases = ['minimal', 'full', 'hostile'].flatMap((slug) =>
  FORMAT_NAMES.map((format) => ({ slug, format, file: toFormat(format).file })),
);

describe('golden documents', () => {
  it.each(cases)('$slug article as $file', async ({ slug, format, file }) => {
    const text = await publication.render(format, askFor(publication, slug));
    await expect(text).toMatchFileSnapshot(`../fixtures/feeds/${slug}/${file}`);
  });

  it.each(FORMAT_NAMES)('an empty feed as %s', async (format) => {
    const text = await publication.render(format, ask(publication, '?tag=unused'));
    const { file } = toFormat(format);
    await expect(text).toMatchFileSnapshot(`../fixtures/feeds/empty/${file}`);
  });

  it.each(FORMAT_NAMES)('summaries alone as %s', async (format) => {
    const query = { ...askFor(publication, 'full'), content: 'summary' as const };
    const { file } = toFormat(format);
    await expect(await publication.render(format, query)).toMatchFileSnapshot(
      `../fixtures/feeds/summary/${file}`,
    );
  });

  it.each(FORMAT_NAMES)('notes as %s', async (format) => {
    const notes = publish(await readFolder('test/fixtures/content/notes', NOW));
    const { file } = toFormat(format);
    await expect(await notes.render(format, ask(notes, ''))).toMatchFileSnapshot(
      `../fixtures/feeds/notes/${file}`,
    );
  });

  it('is the same from the same content, whatever the clock says later', async () => {
    const again = publish(await readFixture());
    const later = Date.parse('2027-01-01T00:00:00Z') / 1000;
    for (const format of FORMAT_NAMES) {
      const query = ask(publication, '');
      expect(await again.render(format, query, later)).toBe(
        await publication.render(format, query),
      );
    }
  });
});
