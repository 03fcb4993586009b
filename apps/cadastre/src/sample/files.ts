import { readRegular } from '#files';

/** `did:web:hrs.ds4h.example` → `hrs.ds4h.example`: a name that every file system takes. */
export function fileNameOf(did: string): string {
  return did.replace(/^did:web:/, '').replace(/[^A-Za-z0-9.-]+/g, '_');
}

/** A file of the sample as `parse` reads it. Throws an Error that names the file where it is damaged, and what to do. */
export function readKept<T>(path: string, parse: (text: string) => T): T {
  try {
    const text = readRegular(path).toString('utf8');
    if (text.trim() === '') throw new Error('is empty');
    return parse(text);
  } catch (cause) {
    throw new Error(
      `The sample's file ${path} is damaged: ${(cause as Error).message}. Put it back from a backup, or start without the sample (CADASTRE_SAMPLE=none), or anew with another CADASTRE_DATA.`,
      { cause },
    );
  }
}
