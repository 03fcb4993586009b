import { distance, nearestName } from './nearest-name.ts';

/** Edits within which a name is taken for a misspelt setting, whatever it begins with. */
const NEAR = 2;

/** What other programs call the settings of Neo4j. Names that belong to the server itself (`NEO4J_AUTH`, …) are none of ours. */
const OTHER_NAMES: { readonly [name: string]: string } = {
  NEO4J_ADDRESS: 'NEO4J_URI',
  NEO4J_BOLT_URI: 'NEO4J_URI',
  NEO4J_BOLT_URL: 'NEO4J_URI',
  NEO4J_CONNECTION_URI: 'NEO4J_URI',
  NEO4J_DB: 'NEO4J_DATABASE',
  NEO4J_DBNAME: 'NEO4J_DATABASE',
  NEO4J_DB_NAME: 'NEO4J_DATABASE',
  NEO4J_PASS: 'NEO4J_PASSWORD',
  NEO4J_USERNAME: 'NEO4J_USER',
};

/** A misspelt setting would be a default in silence, so it stops the start: one line for each, in the order of names. */
export function unknownSettings(names: readonly string[], settings: readonly string[]): readonly string[] {
  const ours = settings.filter((name) => /^(CADASTRE|NEO4J)_/.test(name));
  return [...names].sort().flatMap((name) => {
    const meant = settings.includes(name) ? undefined : meantBy(name, ours);
    return meant === undefined ? [] : [`${name} is not a setting; did you mean ${meant}?`];
  });
}

function meantBy(name: string, settings: readonly string[]): string | undefined {
  const upper = name.toUpperCase();
  const other = OTHER_NAMES[upper];
  if (other !== undefined) return other;
  if (upper.startsWith('CADASTRE_')) {
    const own = settings.filter((setting) => setting.startsWith('CADASTRE_'));
    return nearestName(upper, own);
  }
  const nearest = nearestName(upper, settings);
  return distance(upper, nearest) <= NEAR ? nearest : undefined;
}
