declare module 'rdf-canonize' {
  interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0';
    readonly maxWorkFactor?: number;
    readonly canonicalIdMap?: Map<string, string>;
    readonly createMessageDigest?: () => { update(text: string): void; digest(): string };
    readonly signal?: AbortSignal;
  }
  export function canonize(dataset: readonly object[], options: CanonizeOptions): Promise<string>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, unknown>;
}
