declare module 'shacl-engine' {
  import type { DatasetCore, DataFactory, Term } from '@rdfjs/types';
  export interface EngineResult {
    readonly focusNode: { readonly term: Term };
    readonly path?: readonly {
      readonly predicates: readonly Term[];
      readonly quantifier: string;
      readonly start: string;
    }[];
    readonly value?: { readonly term: Term };
    readonly constraintComponent: Term;
    readonly shape: { readonly ptr: { readonly term: Term } };
    readonly severity: Term;
  }
  export class Validator {
    constructor(shapes: DatasetCore, options: { readonly factory: DataFactory });
    validate(data: {
      readonly dataset: DatasetCore;
    }): Promise<{ readonly conforms: boolean; readonly results: readonly EngineResult[] }>;
  }
}
