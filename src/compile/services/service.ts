// What a service that takes feeds demands, as a table: one file of this folder for each service.
import type { Section, Site } from '../../catalog/site.ts';
import type { Article } from '../content/article.ts';
import type { Published } from '../content/published.ts';
import type { KeyPath } from '../content/yaml-places.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/rules.ts';
import type { PlacedElement } from '../markdown/elements.ts';

/** What a service sees of a publication. */
export type Publication = {
  readonly site: Site;
  readonly sections: readonly Section[];
  /** What its feed has now, newest first. */
  readonly feed: readonly Published[];
};

/** An article as a service sees it, with the elements of its HTML and their places. */
export type Candidate = {
  readonly article: Article;
  readonly site: Site;
  readonly elements: readonly PlacedElement[];
  /** Seconds since 1970. */
  readonly now: number;
};

/** What is refused, with what is allowed and what to do, and where: at a key of the file, or in the text. */
export type Refusal = { readonly at: KeyPath | Place; readonly message: string };

/** `rule` is kebab-case. An error is refused; with a warning something is taken, but shown less well. */
export type Demand<Subject> = {
  readonly rule: string;
  readonly severity: Severity;
  readonly refuse: (subject: Subject) => readonly Refusal[];
};

export type Service = {
  /** As `--for` names it. */
  readonly name: string;
  /** As it calls itself. */
  readonly label: string;
  /** Articles of its feed, if nobody asks for another number. */
  readonly entries: (site: Site) => number;
  /** Whether it is for articles of podcasts alone. */
  readonly isOfPodcasts?: true;
  /** Rules of compile that warn of what it refuses. */
  readonly refusedRules?: readonly string[];
  /** Of site.yaml. */
  readonly ofSite: readonly Demand<Publication>[];
  readonly ofArticle: readonly Demand<Candidate>[];
};
