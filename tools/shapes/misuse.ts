/** The command cannot do what it was asked to: exit code 2. */
export class Misuse extends Error {}
