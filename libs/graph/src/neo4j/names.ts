/** Labels the layout itself uses (graph.md §2); a class of that name gets an underscore. */
const OWN_LABELS = new Set([
  ...['Credential', 'Fragment', 'Listed', 'Entity', 'Owner', 'KnownIssuer', 'LogEntry', 'LogHead'],
  ...['Decision', 'Evidence', 'Answer', 'Token', 'Refusal', 'RefusedIri', 'EndedSubject'],
]);
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,300}$/;

/**
 * A label of the release's closed list as a label of the store. What is not a plain name never gets here from outside:
 * it is a defect, and stops the write before a query is made of it.
 */
export function toLabel(label: string): string {
  return OWN_LABELS.has(label) ? `${label}_` : toName(label);
}

/** A property key or relationship type of the closed list, checked likewise. */
export function toName(name: string): string {
  if (!NAME.test(name)) throw new Error(`Not a name of the closed list: ${JSON.stringify(name.slice(0, 80))}`);
  return name;
}
