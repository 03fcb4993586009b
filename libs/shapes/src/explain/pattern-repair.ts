import { compilePattern } from '../pattern.ts';
import type { Rule } from '../shape.ts';

const LONGEST = 200;

/** The one harmless rewriting of a text that a pattern takes: without spaces around or inside it, or in another case. */
export function patternRepair(rule: Extract<Rule, { readonly kind: 'pattern' }>, text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const { matches } = compilePattern(rule.pattern, rule.flags, 'a repair');
  const trimmed = text.trim();
  const ways = [trimmed, trimmed.toUpperCase(), trimmed.toLowerCase(), trimmed.replace(/\s+/g, '')];
  return ways.find((way) => way !== text && matches(way));
}
