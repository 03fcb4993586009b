import type { Facts, Phrases, Texts } from '../phrases.ts';

const values = (count: number): string => `${count} valeur${count > 1 ? 's' : ''}`;

const KINDS: Phrases['kinds'] = {
  IRI: 'une référence {"id": "…"} à un nœud identifié',
  BlankNode: 'un objet imbriqué sans identifiant',
  Literal: 'une valeur simple, ni objet ni référence',
  BlankNodeOrIRI: 'un objet imbriqué ou une référence {"id": "…"}',
  BlankNodeOrLiteral: 'une valeur simple ou un objet imbriqué sans identifiant',
  IRIOrLiteral: 'une valeur simple ou une référence {"id": "…"}',
};

const inCodeList = ({ property, list, total, near }: Facts): Texts => ({
  title: `Une valeur de ${property} n’est pas dans la liste de codes`,
  explanation: 'Seules les valeurs d’une liste de codes publiée ont le même sens pour tous.',
  expected: total === undefined ? `une valeur parmi ${list}` : `une valeur parmi ${total}, par exemple ${list}`,
  fix:
    near === undefined
      ? 'Choisissez une valeur de la liste de codes.'
      : `Écrivez ${near} ou une autre valeur de la liste de codes.`,
});
const range =
  (size: 'petite' | 'grande', sign: string) =>
  ({ property, name }: Facts): Texts => ({
    title: `Une valeur de ${property} est trop ${size}`,
    explanation: 'La version de Gaia-X fixe une borne à ce nombre ; au-delà, une valeur n’a pas de sens ici.',
    expected: `une valeur ${sign} ${name}`,
    fix: `Écrivez une valeur ${sign} ${name}.`,
  });
const length =
  (size: 'court' | 'long', bound: 'au moins' | 'au plus') =>
  ({ property, count }: Facts): Texts => ({
    title: `Un texte de ${property} est trop ${size}`,
    explanation: 'La version de Gaia-X limite la longueur de ce texte.',
    expected: `${bound} ${count} caractères`,
    fix: `Écrivez ${bound} ${count} caractères.`,
  });
const pair =
  (relation: (other: string) => string) =>
  ({ property, name }: Facts): Texts => ({
    title: `La propriété ${property} ne s’accorde pas avec ${name}`,
    explanation: 'Les deux propriétés se lisent ensemble et doivent s’accorder.',
    expected: relation(name),
    fix: `Donnez à ${property} ${relation(name)}.`,
  });
const form = ({ property, inner }: Facts): Texts => ({
  title: `Une valeur de ${property} n’a pas la forme demandée`,
  explanation: 'La valeur doit avoir chaque partie que la forme demande.',
  expected: inner?.expected ?? 'une valeur de la forme demandée',
  fix: inner?.fix ?? 'Écrivez une valeur de la forme demandée.',
});
const forms = ({ property, inner, count }: Facts): Texts => ({
  title: `Une valeur de ${property} n’a aucune des formes admises`,
  explanation: 'Plusieurs formes sont admises ; celle-ci est la plus proche de la valeur.',
  expected: `${count > 1 ? `une forme parmi ${count} ; la plus proche : ` : ''}${inner?.expected ?? 'une des formes'}`,
  fix: inner?.fix ?? 'Écrivez une valeur d’une des formes.',
});

/** The sentences in French. */
export const fr: Phrases = {
  kinds: KINDS,
  of: (label, owner) => `« ${label} » de ${owner}`,
  quoted: (name) => `« ${name} »`,
  titled: (title, owner) => `${title} : ${owner}`,
  typed: (type) => `l’objet de classe ${type}`,
  unnamed: 'un nœud sans identifiant',
  itself: (owner) => `${owner} même`,
  more: {
    title: 'D’autres constats ne sont pas affichés',
    explanation: 'Corrigez les constats affichés, puis vérifiez à nouveau.',
  },
  noType: 'aucun type',
  nothing: 'aucune valeur',
  values,
  ofDatatype: (value, datatype) => `${value} de type ${datatype}`,
  templates: {
    class: ({ property, name }) => ({
      title: `Une valeur de ${property} n’est pas de la classe ${name}`,
      explanation:
        'La valeur de cette propriété doit être décrite comme étant de cette classe ; sans cela, elle ne peut pas être validée.',
      expected: `un nœud de la classe ${name} ou d’une de ses sous-classes, dans cette soumission ou dans le catalogue`,
      fix: `Donnez à la valeur le type ${name}, renvoyez à un nœud publié, ou ajoutez le justificatif qui la décrit.`,
    }),
    unresolved: ({ property, name }) => ({
      title: `Une valeur de ${property} n’est pas connue comme ${name}`,
      explanation: 'La référence mène à quelque chose que ni cette soumission ni le catalogue ne décrivent.',
      expected: `un nœud de la classe ${name} ou d’une de ses sous-classes, dans cette soumission ou dans le catalogue`,
      fix: `Vérifiez l’identifiant, ajoutez le justificatif qui décrit la valeur comme ${name}, ou publiez-le d’abord.`,
    }),
    'wrong-type': ({ property, name, near }) => ({
      title: `Une valeur de ${property} n’est pas de la classe ${name}`,
      explanation: `L’objet imbriqué a une autre classe${near === undefined ? '' : ` (${near})`} que celle que demande cette propriété.`,
      expected: `un objet de type ${name} ou d’une de ses sous-classes`,
      fix: `Donnez à l’objet le type ${name}, avec les propriétés de cette classe.`,
    }),
    datatype: ({ property, name }) => ({
      title: `Une valeur de ${property} n’est pas une valeur valide de ${name}`,
      explanation:
        'La valeur est comparée et recherchée selon ce type de données ; elle doit donc être écrite dans ce type.',
      expected: `une valeur de type ${name}`,
      fix: `Écrivez la valeur comme ${name}.`,
    }),
    'node-kind': ({ property, kind }) => ({
      title: `Une valeur de ${property} n’est pas du bon genre`,
      explanation: 'Valeurs simples, objets imbriqués et références se lisent différemment.',
      expected: KINDS[kind] ?? kind,
      fix: `Écrivez ${KINDS[kind] ?? kind}.`,
    }),
    'min-count': ({ property, count }) => ({
      title: `La propriété ${property} manque`,
      explanation: 'La classe exige cette propriété ; sans elle, la description est incomplète.',
      expected: `au moins ${values(count)}`,
      fix: `Ajoutez ${property}.`,
    }),
    'max-count': ({ property, count }) => ({
      title: `La propriété ${property} a trop de valeurs`,
      explanation: 'Avec plus de valeurs que permis, on ne saurait laquelle compte.',
      expected: `au plus ${values(count)}`,
      fix: count === 0 ? `Retirez ${property}.` : `Gardez ${values(count)} de ${property}.`,
    }),
    'min-exclusive': range('petite', '>'),
    'min-inclusive': range('petite', '≥'),
    'max-exclusive': range('grande', '<'),
    'max-inclusive': range('grande', '≤'),
    'min-length': length('court', 'au moins'),
    'max-length': length('long', 'au plus'),
    pattern: ({ property, name, near }) => ({
      title: `Une valeur de ${property} n’a pas la bonne forme`,
      explanation: 'Identifiants et codes se reconnaissent à leur forme.',
      expected: `un texte conforme au motif ${name}`,
      fix: near === undefined ? `Écrivez un texte conforme au motif ${name}.` : `Écrivez ${near}.`,
    }),
    'language-in': ({ property, list }) => ({
      title: `Une valeur de ${property} est dans une langue qui n’est pas permise`,
      explanation: 'Les textes sont montrés selon leur langue, et seules certaines langues sont permises ici.',
      expected: `un texte en ${list}`,
      fix: `Indiquez pour le texte une des langues ${list}.`,
    }),
    'unique-lang': ({ property }) => ({
      title: `La propriété ${property} a deux textes dans une même langue`,
      explanation: 'Avec deux textes dans une même langue, on ne sait pas lequel montrer.',
      expected: 'un texte par langue',
      fix: 'Gardez un texte par langue.',
    }),
    in: inCodeList,
    'code-list': inCodeList,
    closed: ({ name, near }) => ({
      title: `La propriété ${name} n’est pas admise ici`,
      explanation:
        'La classe est fermée : elle admet les propriétés que la version de Gaia-X lui donne, et aucune autre.',
      expected:
        near === undefined
          ? 'seulement les propriétés de la classe'
          : `seulement les propriétés de la classe, par exemple ${near}`,
      fix: near === undefined ? `Retirez ${name}.` : `Renommez ${name} en ${near}, ou retirez-la.`,
    }),
    'undefined-term': ({ name, near }) => ({
      title: `Le terme ${name} n’est pas défini`,
      explanation: 'La version de Gaia-X ne définit pas cette propriété ; le sens de la valeur est donc inconnu.',
      expected: near ?? 'une propriété que définit la version de Gaia-X',
      fix: near === undefined ? `Retirez ${name}.` : `Renommez ${name} en ${near}, ou retirez-la.`,
    }),
    'has-value': ({ property, name }) => ({
      title: `Il manque à la propriété ${property} une valeur prescrite`,
      explanation: 'Cette propriété doit avoir une valeur déterminée.',
      expected: name,
      fix: `Ajoutez la valeur ${name}.`,
    }),
    equals: pair((other) => `les mêmes valeurs que ${other}`),
    disjoint: pair((other) => `aucune valeur de ${other}`),
    'less-than': pair((other) => `une valeur inférieure à celle de ${other}`),
    'less-than-or-equals': pair((other) => `une valeur au plus égale à celle de ${other}`),
    not: ({ property }) => ({
      title: `Une valeur de ${property} a une forme exclue`,
      explanation: 'Les valeurs de cette forme ne sont pas admises ici.',
      expected: 'une valeur qui n’a pas la forme exclue',
      fix: 'Écrivez une autre valeur.',
    }),
    and: form,
    node: form,
    property: form,
    or: forms,
    xone: ({ property, count, inner, ...facts }) =>
      inner === undefined
        ? {
            title: `Une valeur de ${property} a plus d’une des formes`,
            explanation: 'Les formes s’excluent ; la valeur ne peut en avoir qu’une.',
            expected: `exactement une forme parmi ${count}`,
            fix: 'Ne gardez que ce qui relève d’une seule forme.',
          }
        : forms({ property, count, inner, ...facts }),
    'qualified-min-count': ({ property, count, name }) => ({
      title: `La propriété ${property} a trop peu de valeurs d’une forme`,
      explanation: 'Certaines des valeurs doivent avoir une forme donnée.',
      expected: `au moins ${values(count)} de la forme${name}`,
      fix: `Donnez à ${property} au moins ${values(count)} de cette forme.`,
    }),
    'qualified-max-count': ({ property, count, name }) => ({
      title: `La propriété ${property} a trop de valeurs d’une forme`,
      explanation: 'Seules certaines des valeurs peuvent avoir une forme donnée.',
      expected: `au plus ${values(count)} de la forme${name}`,
      fix: `Donnez à ${property} au plus ${values(count)} de cette forme.`,
    }),
    'unknown-class': ({ name, property, near }) => ({
      title: `${name} n’est pas une classe de ${property}`,
      explanation:
        'Aucune forme SHACL ne s’applique à une classe inconnue ; la description ne peut donc pas être validée.',
      expected: near === undefined ? `une classe de ${property}` : `une classe de ${property}, par exemple ${near}`,
      fix:
        near === undefined ? 'Utilisez une classe de la version de Gaia-X.' : `Vous vouliez sans doute dire ${near}.`,
    }),
    misclassed: ({ name, near }) => ({
      title: `La classe ${name} ne convient pas à ce qui est décrit`,
      explanation:
        'Il manque à cette classe plusieurs des propriétés énoncées ; une autre classe de la version de Gaia-X les a.',
      expected: near ?? 'la classe qui a les propriétés énoncées',
      fix:
        near === undefined
          ? 'Indiquez la classe qui a ces propriétés.'
          : `Indiquez le type ${near}, si c’est ce qui est décrit.`,
    }),
    'no-class': ({ name, property }) => ({
      title: `Aucune classe : ${name}`,
      explanation: 'La classe détermine quelles propriétés sont demandées ; sans classe, il n’y a rien à valider.',
      expected: `une classe de ${property}`,
      fix: 'Donnez au justificatif ou à son sujet une classe de la version de Gaia-X comme type.',
    }),
    'nothing-to-judge': ({ property }) => ({
      title: 'Rien dans la soumission n’a de classe de la version de Gaia-X',
      explanation:
        'Si aucune forme SHACL ne s’applique à une soumission, elle ne peut pas être validée, et ce qui n’est pas validé n’est pas conforme.',
      expected: `au moins un nœud d’une classe de ${property}`,
      fix: 'Décrivez un sujet avec une classe de la version de Gaia-X.',
    }),
  },
};
