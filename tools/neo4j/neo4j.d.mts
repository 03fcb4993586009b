/** A Neo4j that was started here. */
export interface StartedNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly pid: number;
  stop(): Promise<void>;
}
/** Whether Java 17 or newer and Maven are at hand. */
export function canStartNeo4j(): Promise<boolean>;
/** Starts a server on a free loopback port; `home` keeps its data, without it they are thrown away at `stop()`. */
export function startNeo4j(options?: {
  readonly home?: string;
  readonly heap?: string;
  readonly brief?: boolean;
  readonly log?: (line: string) => void;
}): Promise<StartedNeo4j>;
