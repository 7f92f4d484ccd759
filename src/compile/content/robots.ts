// `robots:` of site.yaml: what programs may do with what they fetch.
import * as v from 'valibot';
import { type Robots, USES } from '../../catalog/robots.ts';
import { quote } from '../diagnostics/hints.ts';
import type { Report } from '../diagnostics/rules.ts';
import { flag, word } from './fields.ts';
import { keys } from './shape.ts';
import type { ToPlace } from './yaml-places.ts';

const answer = v.optional(word(['yes', 'no']));

export const robots = keys({
  search: answer,
  'ai-input': answer,
  'ai-train': answer,
  rsl: v.optional(flag()),
});

/**
 * What is set. A document of RSL that permits one use alone may be read as if it prohibited the others, so it
 * needs an answer for each.
 */
export function toRobots(
  given: v.InferOutput<typeof robots> | undefined,
  toPlace: ToPlace,
  report: Report,
): Robots {
  if (given === undefined) return { answers: [], rsl: false };
  const answers = USES.flatMap((use) => {
    const said = given[use];
    return said === undefined ? [] : [{ use, isAllowed: said === 'yes' }];
  });
  const rsl = given.rsl ?? false;
  const lacking = USES.filter((use) => given[use] === undefined);
  if (rsl && lacking.length > 0) {
    const names = lacking.map(quote).join(' and ');
    const message = `"rsl" needs an answer for every use: add ${names}, each yes or no`;
    report('missing-key', toPlace(['robots', 'rsl'], 'key'), message);
  }
  return { answers, rsl };
}
