/** Words in which one typing error is borne: five letters or more, no digits (ISO 27001 is not ISO 27002). */
export function bearsTypo(word: string): boolean {
  return /^\p{L}{5,32}$/u.test(word);
}

/** Whether one typing error makes one word of the other: a letter too many, missing, wrong, or two neighbours swapped. */
export function isOneTypo(a: string, b: string): boolean {
  if (a.length > b.length) return isOneTypo(b, a);
  if (b.length - a.length > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
