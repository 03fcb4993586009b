/** What a code is called in German and French, and what it means, in one sentence, in each language. English titles stand with the codes. */
export interface CodeText {
  readonly en: string;
  readonly de: readonly [title: string, explanation: string];
  readonly fr: readonly [title: string, explanation: string];
}

/** The texts of the codes of one stage. */
export type StageTexts = { readonly [code: string]: CodeText };
