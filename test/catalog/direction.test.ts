// Which way text runs, by language tag (BCP 47) and, where it names one, by script.
import { expect, test } from 'vitest';
import { toDirection } from '../../src/catalog/direction.ts';

test.each([
  ['ar', 'rtl'],
  ['AR-eg', 'rtl'],
  ['he', 'rtl'],
  ['fa-AF', 'rtl'],
  ['ckb', 'rtl'],
  ['az-Arab', 'rtl'],
  ['dv', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['yi-Latn-US', 'ltr'],
  ['en', 'ltr'],
  ['arn', 'ltr'],
  ['qaa', 'ltr'],
  ['zh-Hant', 'ltr'],
])('%s runs %s', (language, direction) => {
  expect(toDirection(language)).toBe(direction);
});
