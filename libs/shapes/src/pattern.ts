import { RE2JS } from 're2js';
import { malformed } from './malformed.ts';
import { toLinearPattern } from './pattern-notation.ts';

const LONGEST_PATTERN = 4_096;
const LARGEST_PROGRAM = 20_000;

/** A pattern that matches in time linear in the text. */
export interface Pattern {
  readonly matches: (text: string) => boolean;
  /** Steps to take from a run's budget before the text is matched. */
  readonly costOf: (text: string) => number;
}

/**
 * Compiles a `sh:pattern` with its flags `i m s x q`, in the notation of XPath (XPath and XQuery Functions §5.6.1), which
 * SPARQL REGEX and so SHACL §4.4.3 refer to. Refuses with `shapes/shape-malformed` what cannot be matched in linear time
 * (look-around, back-references) or is no XPath, so that no pattern means something else here.
 */
export function compilePattern(pattern: string, flags: string, owner: string): Pattern {
  if (pattern.length > LONGEST_PATTERN) throw malformed(owner, `a pattern of ${pattern.length} characters`);
  if (!/^[imsxq]*$/.test(flags)) throw malformed(owner, `sh:flags "${flags}"`, 'only the flags i, m, s, x, q');
  const literal = flags.includes('q');
  const notation = { spaced: flags.includes('x'), dotAll: flags.includes('s') };
  const source = literal ? RE2JS.quote(pattern) : toLinearPattern(pattern, owner, notation);
  let options = 0;
  if (flags.includes('i')) options |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m') && !literal) options |= RE2JS.MULTILINE;
  const program = compiled(source, options, owner);
  const size = program.programSize();
  if (size > LARGEST_PROGRAM) throw malformed(owner, `a pattern that unfolds to ${size} steps`);
  const perCharacter = Math.max(1, Math.ceil(size / 8));
  return {
    matches: (text) => program.matcher(text).find(),
    costOf: (text) => 1 + text.length * perCharacter,
  };
}

function compiled(source: string, options: number, owner: string): RE2JS {
  try {
    return RE2JS.compile(source, options);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw malformed(owner, `an invalid or non-linear pattern (${reason})`, 'a pattern that matches in linear time');
  }
}
