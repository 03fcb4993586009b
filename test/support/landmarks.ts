/** An element of a page as it was written. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of what it lies in, the outermost first. */
  readonly within: readonly string[];
}

const VOID = 'area base br col embed hr img input link meta source track wbr'.split(' ');
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>|<(?!!doctype|!--)/gi;

/**
 * The elements of a page in order.
 * @throws Error where a tag is not closed where it must be, or a `<` begins none: what is not ours was not escaped.
 */
export function elementsOf(html: string): readonly Element[] {
  const open: string[] = [];
  const elements: Element[] = [];
  for (const [text, end, name, attributes = ''] of html.replace(/(<(style|script)[^>]*>)[^<]*/g, '$1').matchAll(TAG)) {
    if (name === undefined) throw new Error(`A stray <: ${html.slice(html.indexOf(text), 60)}`);
    if (end === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing, or something else`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(([, key, value = '']) => [key, value]);
    elements.push({ name, attributes: Object.fromEntries(pairs) as Record<string, string>, within: [...open] });
    if (!VOID.includes(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`<${open.join('> <')}> stays open`);
  return elements;
}
