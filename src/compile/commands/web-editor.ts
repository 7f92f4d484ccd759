// A web editor over git for a publication: a page with Sveltia CMS, and its configuration for this site.yaml.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { SettingsReading } from '../content/settings.ts';
import { type Choice, toCmsFields } from '../output/cms-fields.ts';
import { toFrontMatterSchema, toPageSchema } from './editor-schemas.ts';
import { listTemplate } from './template.ts';

/** Files that have this line were written here, and are written again. */
export const MARK =
  'Written by "npm run init -- --editor", which writes it again: do not change it.';

/** As `npm run new` cuts a slug, with the date before it. */
const LONGEST_NAME = 'YYYY-MM-DD-'.length + 60;

/** As Markdown first: the rich text writes all of it anew as soon as it is shown, tables and HTML too. */
const TEXT = {
  name: 'body',
  label: 'Text',
  widget: 'richtext',
  modes: ['raw', 'rich_text'],
};

export type EditorSite = {
  readonly settings: Pick<SettingsReading, 'facts' | 'sections' | 'authors' | 'tags'>;
  /** On GitHub: owner and name. */
  readonly repository: string;
  /** The content folder from the root of the repository; empty where it is the root. */
  readonly folder: string;
};

/** Texts by the paths of their files in the repository. */
export function toEditorFiles(site: EditorSite): Readonly<Record<string, string>> {
  const head = `# ${MARK}\n# Run it after a change of authors, sections or tags in site.yaml.\n`;
  const config = head + stringify(toConfig(site), { lineWidth: 0 });
  return { ...listTemplate('editor'), 'admin/config.yml': config };
}

/** The folder with `.git` that a folder is in; null where there is none. */
export function findRepository(folder: string): string | null {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? null : findRepository(parent);
}

/** Whether a file may be written: it is not there, or was written here. */
export function isOurs(file: string): boolean {
  return !existsSync(file) || readFileSync(file, 'utf8').includes(MARK);
}

function toConfig({ settings, repository, folder }: EditorSite) {
  const { facts } = settings;
  const inContent = (name: string) => path.posix.join(folder, name);
  const hasDefault = facts.defaults.get('author') !== undefined;
  const fields = toCmsFields(toFrontMatterSchema(), {
    zone: facts.zone,
    choices: toChoices(settings),
    required: new Set(['date', ...(hasDefault ? [] : ['authors'])]),
  });
  const pageFields = toCmsFields(toPageSchema(), {
    zone: facts.zone,
    choices: new Map(),
    required: new Set(['title']),
  });
  return {
    // An access token needs no server that logs people in.
    backend: { name: 'github', repo: repository, branch: 'main', auth_methods: ['token'] },
    site_url: facts.origin,
    media_folder: inContent('media'),
    // A path from the content folder.
    public_folder: '/media',
    // Letters that every address has: a slug must have no other signs.
    slug: { encoding: 'ascii', clean_accents: true, maxlength: LONGEST_NAME },
    output: { omit_empty_optional_fields: true },
    collections: [
      {
        name: 'articles',
        label: 'Articles',
        label_singular: 'Article',
        folder: inContent('articles'),
        slug: "{{fields.date | date('YYYY-MM-DD')}}-{{slug}}",
        // An article is withdrawn by "removed", and keeps its aliases.
        delete: false,
        aliases_field: false,
        fields: [...fields, TEXT],
      },
      {
        name: 'pages',
        label: 'Pages',
        label_singular: 'Page',
        folder: inContent('pages'),
        // The name of the file is the address.
        slug: '{{slug}}',
        fields: [...pageFields, TEXT],
      },
    ],
  };
}

/** The keys whose values site.yaml lists. Other tags than those may be written where it does not say "only". */
function toChoices({ facts, sections, authors, tags }: EditorSite['settings']) {
  const lists: readonly (readonly [string, readonly Choice[]])[] = [
    ['authors', authors.map(toChoice)],
    ['section', sections.map(toChoice)],
    ['tags', facts.tags?.only === true ? tags.map(toChoice) : []],
  ];
  return new Map(lists.filter(([, choices]) => choices.length > 0));
}

function toChoice({ slug, title }: { readonly slug: string; readonly title: string | null }) {
  return { value: slug, label: title ?? slug };
}
