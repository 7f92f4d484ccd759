// A problem found at compile time, with the place an editor must look at.

/** Errors stop a compile; warnings are shown. */
export type Severity = 'error' | 'warning';

export type Diagnostic = {
  /** Path as the editor would type it: `content/articles/x.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters. */
  readonly column: number;
  readonly severity: Severity;
  /** Kebab-case name of the rule that was broken, e.g. `unknown-section`. */
  readonly rule: string;
  /** What is wrong, what is allowed, the nearest right thing. */
  readonly message: string;
};

/** One line a terminal can open: `content/articles/x.md:4:7 error unknown-section "defy": …`. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { file, line, column, severity, rule, message } = diagnostic;
  return toPlain(`${file}:${line}:${column} ${severity} ${rule} ${message}`);
}

/** A text that a terminal shows and does not obey: no control, nothing that turns the direction of others. */
export function toPlain(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** By file, line and column. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
