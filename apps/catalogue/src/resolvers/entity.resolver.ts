import {
  chooseTexts,
  type ChosenText,
  type CredentialView,
  type EntityView,
  parseLanguages,
  type Reader,
  type SourcedStatement,
  statementsInLanguage,
  statementsOf,
  toCredentialView,
} from '#reading';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Entity } from '../schema/entity.ts';
import type { FieldContext } from './field-context.ts';

interface TextsView {
  readonly name: ChosenText | undefined;
  readonly descriptions: readonly ChosenText[];
  readonly keywords: readonly ChosenText[];
}

/** What every entry has, whatever it is. */
@Resolver(() => Entity)
export class EntityResolver {
  @ResolveField()
  texts(
    @Parent() { said, languages }: EntityView,
    @Args('language', {
      type: () => String,
      nullable: true,
      description:
        'Languages, most preferred first, as in `Accept-Language`. Default: those of the list, otherwise those of the request.',
    })
    language: string | null | undefined,
  ): TextsView {
    const wanted = typeof language === 'string' ? parseLanguages(language) : languages;
    return {
      name: chooseTexts(said.names, wanted)[0],
      descriptions: chooseTexts(said.descriptions, wanted),
      keywords: chooseTexts(said.keywords, wanted),
    };
  }

  @ResolveField()
  async credentials(entity: EntityView, _: unknown, { reader }: FieldContext): Promise<readonly CredentialView[]> {
    return (await reader.credentials(entity.digests)).map((credential) => toCredentialView(credential, reader.now));
  }

  @ResolveField()
  async statements(
    @Parent() entity: EntityView,
    @Args('language', {
      type: () => String,
      nullable: true,
      description: 'A BCP 47 tag: texts in other languages are left out if there is one in this language.',
    })
    language: string | null | undefined,
    @Context('reader') reader: Reader,
  ): Promise<readonly SourcedStatement[]> {
    const credentials = await reader.credentials(entity.digests);
    const all = credentials.flatMap((credential) => statementsOf(entity.iri, credential));
    return typeof language === 'string' ? statementsInLanguage(all, language) : all;
  }
}
