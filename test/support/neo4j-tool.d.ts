declare module '*/tools/neo4j/neo4j.mjs' {
  export function canStartNeo4j(): Promise<boolean>;
  export function startNeo4j(options?: { home?: string; heap?: string; log?: (line: string) => void }): Promise<{
    readonly uri: string;
    readonly user: string;
    readonly password: string;
    readonly pid: number;
    stop(): Promise<void>;
  }>;
}
