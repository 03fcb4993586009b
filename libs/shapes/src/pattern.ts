import { RE2JS } from 're2js';
import { malformed } from './malformed.ts';

const LONGEST_PATTERN = 4_096;
const LARGEST_PROGRAM = 20_000;

/** A pattern that matches in time linear in the text. */
export interface Pattern {
  readonly matches: (text: string) => boolean;
  /** Steps to take from a run's budget before the text is matched. */
  readonly costOf: (text: string) => number;
}

/**
 * Compiles a `sh:pattern` (XPath and XQuery Functions §5.6.1) with its flags `i m s x q`. Refuses with
 * `shapes/shape-malformed` what cannot be matched in linear time (look-around, back-references) and what the
 * two notations read differently (class subtraction, `\i`, `\c`), so that no pattern means something else here.
 */
export function compilePattern(pattern: string, flags: string, owner: string): Pattern {
  if (pattern.length > LONGEST_PATTERN) throw malformed(owner, `a pattern of ${pattern.length} characters`);
  if (!/^[imsxq]*$/.test(flags)) throw malformed(owner, `sh:flags "${flags}"`, 'only the flags i, m, s, x, q');
  const literal = flags.includes('q');
  if (!literal) refuseForeign(pattern, owner);
  const source = literal ? RE2JS.quote(pattern) : flags.includes('x') ? withoutSpace(pattern) : pattern;
  let options = 0;
  if (flags.includes('i')) options |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m') && !literal) options |= RE2JS.MULTILINE;
  if (flags.includes('s') && !literal) options |= RE2JS.DOTALL;
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

function refuseForeign(pattern: string, owner: string): void {
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      at += 1;
      if (/[icIC]/.test(pattern.charAt(at))) throw malformed(owner, 'a pattern with \\i or \\c');
    } else if (character === '[') {
      if (inClass) throw malformed(owner, 'a pattern with character class subtraction');
      inClass = true;
    } else if (character === ']') inClass = false;
  }
}

/** Flag `x`: white space outside of character classes is no part of the pattern. */
function withoutSpace(pattern: string): string {
  let depth = 0;
  let kept = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      kept += character + pattern.charAt(at + 1);
      at += 1;
      continue;
    }
    if (character === '[') depth += 1;
    if (character === ']') depth = Math.max(0, depth - 1);
    if (depth > 0 || !/[\t\n\r ]/.test(character)) kept += character;
  }
  return kept;
}
