import { SETTINGS } from './settings.ts';

/** What `--help` prints. */
export function usage(): string {
  const width = Math.max(...SETTINGS.map(([name]) => name.length)) + 2;
  const rows = SETTINGS.map(([name, fallback, meaning]) => {
    const note = fallback === '' ? '' : ` [${fallback}]`;
    return `  ${name.padEnd(width)}${meaning}${note}`;
  });
  return [
    'Cadastre: a Gaia-X federated catalogue and compliance registry.',
    '',
    'Usage: npm start [-- --help] [-- --neo4j] [-- --new-identity]',
    '       node dist/apps/cadastre/src/main.js [--help] [--new-identity]',
    '',
    '--new-identity  continue with existing data under a key or DID other than the one that signed it',
    '',
    'Settings (environment variables, default in brackets):',
    ...rows,
    '',
    'Stops on SIGINT or SIGTERM after finishing what it accepted.',
    '',
  ].join('\n');
}
