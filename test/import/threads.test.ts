// Bodies that are converted in threads.
import { expect, test } from 'vitest';
import { convert } from '../../src/import/html/convert.ts';
import { convertAll } from '../../src/import/html/threads.ts';

const BODIES = Array.from({ length: 250 }, (_, index) => ({
  html: `<p>Hen <b>${index}</b> <a href="/hens">here</a></p><iframe src="https://x.example/${index}"></iframe>`,
  base: 'https://halfpenny.example/',
  place: `feed.xml, item ${index + 1}`,
}));

test('many bodies come back in their order, as one after the other would', async () => {
  const deep = { html: '<div class="x">'.repeat(60_000), base: null, place: 'feed.xml, item 251' };
  const bodies = [...BODIES, deep];
  const converted = await convertAll(bodies);
  expect(converted).toEqual(bodies.map(convert));
  expect(converted[17]?.markdown).toContain('Hen **17** [here](https://halfpenny.example/hens)');
});
