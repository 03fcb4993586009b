/** A sentence that findings say, in three languages. `{}` stands for what is filled in, the same number of times in each. */
export type Sentence = readonly [en: string, de: string, fr: string];
