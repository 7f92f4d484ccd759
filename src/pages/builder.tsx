// The form that builds a feed by clicking. It works as a plain form; the script only saves reloads.
import type { Catalog } from '../catalog/catalog.ts';
import type { Key } from '../messages/english.ts';
import { say } from '../messages/say.ts';
import type { BuilderField, BuilderForm } from '../query/builder-form.ts';
import { listFacets } from '../query/facets.ts';
import { findTerm, knownLanguages, type NameKind } from '../query/known.ts';
import { toNormalForm } from '../query/names.ts';
import { decode } from '../query/parameters.ts';
import { toLanguageName } from './language-name.ts';
import type { PageWords } from './words.ts';

/** Names to click; of more, the most used ones, and a field to type the others in. */
const MOST = 40;

type Option = { readonly value: string; readonly title: string; readonly count: number | null };

/** Legends of the fields. */
type Plain = Extract<Key, 'anyTags' | 'everyTag' | 'noTags' | 'sections' | 'authors'>;

const TAGS: readonly (readonly [field: BuilderField, legend: Plain])[] = [
  ['any', 'anyTags'],
  ['all', 'everyTag'],
  ['none', 'noTags'],
];

const NAMES: readonly (readonly [field: 'section' | 'author', legend: Plain])[] = [
  ['section', 'sections'],
  ['author', 'authors'],
];

/** `now` in seconds decides which names are known. */
export function Builder(props: {
  catalog: Catalog;
  words: PageWords;
  form: BuilderForm;
  now: number;
}) {
  const { catalog, words, form, now } = props;
  const tags = toOptions(catalog, 'tag', now);
  const languages = knownLanguages(catalog, now).map((language) => ({
    value: language.toLowerCase(),
    title: toLanguageTitle(language),
    count: null,
  }));
  return (
    <form
      id="builder"
      action="/#result"
      method="get"
      aria-label={say(words, 'buildFeed')}
      {...words.mark}
    >
      {TAGS.map(([field, legend]) => (
        <Group
          words={words}
          field={field}
          legend={say(words, legend)}
          options={tags}
          chosen={toSlugs(catalog, 'tag', form.fields[field], now)}
        />
      ))}
      {NAMES.map(([field, legend]) => (
        <Group
          words={words}
          field={field}
          legend={say(words, legend)}
          options={toOptions(catalog, field, now)}
          chosen={toSlugs(catalog, field, form.fields[field], now)}
        />
      ))}
      <Group
        words={words}
        field="lang"
        legend={say(words, 'languages')}
        options={languages}
        chosen={form.fields.lang.map((name) => (decode(name) ?? name).toLowerCase())}
      />
      {form.rest.map(({ name, value }) => (
        <input type="hidden" name={name} value={decode(value) ?? value} />
      ))}
      {tags.length <= MOST ? null : (
        <datalist id="tags">
          {tags.map(({ value, title }) => (
            <option value={value}>{title}</option>
          ))}
        </datalist>
      )}
      <p class="act row">
        <button type="submit">{say(words, 'showFeed')}</button>{' '}
        <a href="/">{say(words, 'reset')}</a>
      </p>
    </form>
  );
}

type GroupProps = {
  readonly words: PageWords;
  readonly field: BuilderField;
  readonly legend: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
};

/** Nothing to choose is not shown. What is chosen is, however rare, and comes first. */
function Group({ words, field, legend, options, chosen }: GroupProps) {
  if (options.length < 2 && chosen.length === 0) return null;
  const isChosen = ({ value }: Option): boolean => chosen.includes(value);
  const shown = options
    .filter((option, index) => index < MOST || isChosen(option))
    .toSorted((a, b) => Number(isChosen(b)) - Number(isChosen(a)));
  const isTag = field === 'any' || field === 'all' || field === 'none';
  return (
    <details open={chosen.length > 0}>
      <summary>{legend}</summary>
      <fieldset>
        <legend class="hidden">{legend}</legend>
        {shown.map(({ value, title, count }) => (
          <label>
            <input type="checkbox" name={field} value={value} checked={chosen.includes(value)} />
            <span>{title}</span> {count === null ? null : <small>{count}</small>}
          </label>
        ))}
        {isTag && options.length > MOST ? (
          <label class="other">
            {say(words, 'otherTag')}{' '}
            <input type="text" name={field} list="tags" autocomplete="off" />
          </label>
        ) : null}
      </fieldset>
    </details>
  );
}

function toOptions(catalog: Catalog, kind: NameKind, now: number): readonly Option[] {
  return listFacets(catalog, kind, now).map(({ term, count }) => {
    return { value: term.slug, title: term.title, count };
  });
}

/** Slugs of the names as they were given; unknown ones are the filter's to refuse. */
function toSlugs(
  catalog: Catalog,
  kind: NameKind,
  raw: readonly string[],
  now: number,
): readonly string[] {
  return raw.map((name) => {
    const text = decode(name) ?? name;
    return findTerm(catalog, kind, toNormalForm(text), now)?.slug ?? text;
  });
}

/** `Deutsch (de)`. */
function toLanguageTitle(language: string): string {
  const name = toLanguageName(language);
  return name === language ? language : `${name} (${language})`;
}
