/** True where an odd run of backslashes precedes `at`. */
export function isEscaped(text: string, at: number): boolean {
  let run = at;
  while (text.charCodeAt(run - 1) === 0x5c) run--;
  return (at - run) % 2 === 1;
}
