import { parseArgs } from 'node:util';
import { HELP } from './help.ts';
import { checkFile, checkText } from './check.ts';
import { diffReleases, diffText } from './diff.ts';
import { listReleases, listText } from './list.ts';
import { Misuse } from './misuse.ts';
import { nearestOf } from './nearest-of.ts';
import { openRelease } from './releases.ts';
import { showClass, showText } from './show.ts';
import { LANGUAGES, type Language } from '#refusal';

const COMMANDS = ['list', 'show', 'diff', 'check'] as const;

/** What a command answers: text for people, a value for `--json`, and the exit code. */
interface Answer {
  readonly text: string;
  readonly value: unknown;
  readonly code: 0 | 1;
}

async function run(args: readonly string[]): Promise<Answer> {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help === true || command === undefined) return { text: HELP, value: HELP, code: 0 };
  const language = languageOf(values.language);
  switch (known(command)) {
    case 'list': {
      const lines = (take(rest, 0, 'list'), listReleases());
      return { text: listText(lines), value: lines, code: 0 };
    }
    case 'show': {
      const [word = ''] = take(rest, 1, 'show <class>');
      const compiled = openRelease(values.release);
      const view = showClass(word, compiled, language);
      return { text: showText(view, compiled, language), value: view, code: 0 };
    }
    case 'diff': {
      const [a = '', b = ''] = take(rest, 2, 'diff <release> <release>');
      const differences = diffReleases(openRelease(a), openRelease(b));
      return { text: diffText(differences), value: differences, code: 0 };
    }
    case 'check': {
      const [file = ''] = take(rest, 1, 'check <file>');
      const checked = await checkFile(file, openRelease(values.release), language);
      return { text: checkText(checked, language), value: checked, code: checked.conforms ? 0 : 1 };
    }
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        language: { type: 'string', short: 'l' },
        release: { type: 'string', short: 'r' },
      },
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function known(command: string): (typeof COMMANDS)[number] {
  const found = COMMANDS.find((name) => name === command);
  if (found !== undefined) return found;
  const [near] = nearestOf(command, COMMANDS);
  throw new Misuse(`Unknown command ${command}.${near === undefined ? '' : ` Did you mean ${near}?`} See --help.`);
}

function take(rest: readonly string[], count: number, usage: string): readonly string[] {
  if (rest.length !== count) throw new Misuse(`Usage: npm run shapes -- ${usage}`);
  return rest;
}

/** The language asked for, else that of the environment, else English. */
function languageOf(asked: string | undefined): Language {
  const found = LANGUAGES.find((language) => language === asked);
  if (found !== undefined) return found;
  if (asked !== undefined) throw new Misuse(`Unknown language ${asked}. Available: ${LANGUAGES.join(', ')}.`);
  const spoken = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').slice(0, 2);
  return LANGUAGES.find((language) => language === spoken) ?? 'en';
}

try {
  const { text, value, code } = await run(process.argv.slice(2));
  const json = process.argv.includes('--json') ? JSON.stringify(value, null, 2) : text;
  process.stdout.write(`${json}\n`);
  process.exitCode = code;
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
