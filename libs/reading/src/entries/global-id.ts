/** What an opaque id of the API stands for. */
export interface GlobalId {
  readonly type: string;
  readonly key: string;
}

/** The opaque global id of a thing: its GraphQL type and its IRI (or digest), in base64url. */
export function toGlobalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** Reads a global id; nothing where the text is none of ours. */
export function parseGlobalId(id: string): GlobalId | undefined {
  const text = Buffer.from(id, 'base64url').toString();
  const [, type, key] = /^([A-Z][A-Za-z]*):(.+)$/s.exec(text) ?? [];
  if (type === undefined || key === undefined || toGlobalId(type, key) !== id) return undefined;
  return { type, key };
}
