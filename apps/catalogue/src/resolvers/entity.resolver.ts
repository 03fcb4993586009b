import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { StoredCredential } from '#graph';
import { toCredentialView, type CredentialView } from '../credential-view.ts';
import type { Reader } from '../reader.ts';
import { Entity } from '../schema/entity.ts';
import { Trust } from '../schema/trust.ts';
import { inLanguage, statementsOf, type Statement } from '../statements.ts';
import type { EntityView, TrustView } from '../views.ts';

/** What every entry has, whatever it is. */
@Resolver(() => Entity)
export class EntityResolver {
  @ResolveField()
  async credentials(
    @Parent() entity: EntityView,
    @Context('reader') reader: Reader,
  ): Promise<readonly CredentialView[]> {
    return (await reader.credentials(entity.digests)).map((credential) => toCredentialView(credential, reader.now));
  }

  @ResolveField()
  async statements(
    @Parent() entity: EntityView,
    @Args('language', {
      type: () => String,
      nullable: true,
      description: 'A BCP 47 tag: texts in other languages are left out where there is one in this.',
    })
    language: string | null | undefined,
    @Context('reader') reader: Reader,
  ): Promise<readonly Statement[]> {
    const credentials = await reader.credentials(entity.digests);
    const all = credentials.flatMap((credential) => statementsOf(entity.iri, credential));
    return typeof language === 'string' ? inLanguage(all, language) : all;
  }
}

/** Checks that can fail and still be stored, in a lab: read from the decision, and only then. */
@Resolver(() => Trust)
export class TrustResolver {
  @ResolveField()
  async chain(@Parent() trust: TrustView, @Context('reader') reader: Reader): Promise<string> {
    const codes = await findingsOf(trust, reader);
    if (codes.includes('trust/no-chain')) return 'NOT_CHECKED';
    return codes.some((code) => code.startsWith('trust/')) ? 'FAILED' : 'OK';
  }

  @ResolveField()
  async shapes(@Parent() trust: TrustView, @Context('reader') reader: Reader): Promise<string> {
    const codes = await findingsOf(trust, reader);
    return codes.some((code) => code.startsWith('shapes/')) ? 'FAILED' : 'OK';
  }
}

/** Codes of what stood against the credential when it was decided: nothing where it is compliant. */
async function findingsOf(trust: TrustView, reader: Reader): Promise<readonly string[]> {
  if (trust.outcome === 'COMPLIANT') return [];
  const credential = await reader.credential(trust.digest);
  return credential === undefined ? [] : codesOf(credential);
}

function codesOf({ decision }: StoredCredential): readonly string[] {
  const { findings } = JSON.parse(decision.report) as {
    readonly findings: readonly { readonly code: string; readonly severity: string }[];
  };
  return findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code);
}
