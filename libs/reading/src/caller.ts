/** Who asks. Nobody is known by name yet: everyone reads alike. */
export interface Caller {
  readonly kind: 'anonymous';
}

export const ANONYMOUS: Caller = { kind: 'anonymous' };

/** Whether a caller may know of a subject: the one place where it is decided. What is hidden is for nobody whose name is unknown. */
export function maySee(caller: Caller, isHidden: boolean): boolean {
  switch (caller.kind) {
    case 'anonymous':
      return !isHidden;
  }
}
