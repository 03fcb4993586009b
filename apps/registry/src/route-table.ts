/** The routes of the running server, as they were registered: for 405 with Allow, and for the test of the API description. */
export class RouteTable {
  readonly #methods = new Map<string, Set<string>>();
  readonly #patterns = new Map<string, RegExp>();

  add(url: string, methods: string | readonly string[]): void {
    const known = this.#methods.get(url) ?? new Set<string>();
    for (const method of [methods].flat()) known.add(method.toUpperCase());
    this.#methods.set(url, known);
    this.#patterns.set(url, toPattern(url));
  }

  /** Methods that the path of a request URL has, sorted; none where there is no such path. */
  methodsOf(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    const found = [...this.#patterns].filter(([, pattern]) => pattern.test(path));
    return [...new Set(found.flatMap(([route]) => [...(this.#methods.get(route) ?? [])]))].sort();
  }

  /** All methods that any path has, sorted. */
  methods(): readonly string[] {
    return [...new Set([...this.#methods.values()].flatMap((methods) => [...methods]))].sort();
  }

  /** Every route as `[METHOD, pattern]`. */
  list(): readonly (readonly [method: string, url: string])[] {
    return [...this.#methods].flatMap(([url, methods]) => [...methods].map((method) => [method, url] as const));
  }
}

function toPattern(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
