import type { MintedPresentation } from './mint.ts';

interface Tryable {
  readonly url: string;
  /** A published presentation whose first credential is read back. */
  readonly published: MintedPresentation;
  readonly refused: MintedPresentation;
}

const SEARCH = '{ search(query: "diabetes", first: 5) { totalCount nodes { name kinds iri } } }';
const OFFERING =
  '{ dataOfferings(query: "Diabetes observational study", first: 1) { nodes { name description ' +
  'provider { name legalAddress { countryCode } } trust { signature chain shapes outcome level issuer status decidedAt } } } }';

/** Five things to try, as commands to copy: they work as printed in a POSIX shell. */
export function thingsToTry({ url, published, refused }: Tryable): readonly string[] {
  return [
    'Five things to try (copy a line into another terminal):',
    '',
    '1. Search everything:',
    `   ${graphql(url, SEARCH)}`,
    '2. A data offering with its provider and its trust block:',
    `   ${graphql(url, OFFERING)}`,
    '3. A dry run of a faulty offering: every finding, and how to fix it:',
    `   curl -s '${url}/credentials?dryRun=true' -H 'content-type: application/vp+jwt' --data-binary '@${quoted(refused.path)}'`,
    '4. A stored credential by its digest: claims, report, decision, status:',
    `   curl -s '${url}/credentials/${published.digests.at(-1) ?? ''}' -H 'accept: application/json'`,
    '5. Write your own queries in the browser:',
    `   ${url}/graphiql`,
  ];
}

function graphql(url: string, query: string): string {
  return `curl -s '${url}/graphql' -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`;
}

/** For use between single quotes of a shell. */
function quoted(text: string): string {
  return text.replaceAll("'", `'\\''`);
}
