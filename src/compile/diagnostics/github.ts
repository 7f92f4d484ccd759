// A diagnostic as a command to GitHub Actions, which shows it beside the line in a pull request:
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import type { Diagnostic } from './diagnostic.ts';

/** `::error file=…,line=4,col=7,title=unknown-section::"defy": …` */
export function toWorkflowCommand(diagnostic: Diagnostic): string {
  const { file, line, column, severity, rule, message } = diagnostic;
  const properties = Object.entries({ file, line, col: column, title: rule });
  const shown = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${severity} ${shown.join(',')}::${escapeData(message)}`;
}

// As @actions/core does it.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
