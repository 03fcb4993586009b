import { describe, expect, it } from '@jest/globals';
import { loadedWith } from '../../../test/support/load-closure.ts';
import { readSources } from '../../../test/support/source-tree.ts';

// contract.md §2, "What is signed is on record": no other path reaches the signing key.
describe('the key of the instance', () => {
  it('signs credentials in one place, behind the commit', () => {
    const signs = readSources('apps', 'libs').filter(
      ({ path, tree }) =>
        /\bsign(?:Credential|Presentation|Jws|Bearer)\s*\(/.test(tree.text) &&
        // The identities of the sample are the sample's own.
        !/^libs\/sign\/|^apps\/cadastre\/src\/sample\/|\.spec\.ts$/.test(path),
    );
    expect(signs.map(({ path }) => path)).toEqual(['libs/admission/src/record.ts']);
    const text = signs[0]?.tree.text ?? '';
    expect(text.indexOf('await store.commit(')).toBeGreaterThan(0);
    expect(text.indexOf('signCredential({')).toBeGreaterThan(text.indexOf('await store.commit('));
  });

  it('is loaded by no judging thread: what signs is not even there', () => {
    const { files } = loadedWith('libs/admission/src/worker.ts');
    expect(files).toContain('libs/verify/src/index.ts');
    expect(files.filter((path) => path.startsWith('libs/sign/'))).toEqual([]);
    expect(files).not.toContain('libs/admission/src/record.ts');
  });
});
