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
  explanation: 'Seules les valeurs d’une liste de codes publiée sont lues de la même façon par tous.',
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
    explanation: 'La version borne ce nombre ; au-delà de la borne, une valeur n’a pas de sens ici.',
    expected: `une valeur ${sign} ${name}`,
    fix: `Écrivez une valeur ${sign} ${name}.`,
  });
const length =
  (size: 'court' | 'long', bound: 'au moins' | 'au plus') =>
  ({ property, count }: Facts): Texts => ({
    title: `Un texte de ${property} est trop ${size}`,
    explanation: 'La version borne la longueur de ce texte.',
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
  explanation: 'Plusieurs formes sont admises ; celle qui est citée est la plus proche de la valeur.',
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
    title: 'D’autres constatations ne sont pas montrées',
    explanation: 'Ce qui est montré suffit pour commencer ; corrigez-le et redemandez.',
  },
  noType: 'aucun type',
  nothing: 'aucune valeur',
  values,
  ofDatatype: (value, datatype) => `${value} de type ${datatype}`,
  templates: {
    class: ({ property, name }) => ({
      title: `Une valeur de ${property} n’est pas de la classe ${name}`,
      explanation:
        'Ce à quoi mène cette propriété doit être décrit comme étant de cette classe, sans quoi on ne peut en juger.',
      expected: `un nœud de la classe ${name} ou d’une de ses sous-classes, dans cette soumission ou dans le catalogue`,
      fix: `Donnez à la valeur le type ${name}, renvoyez à un nœud publié, ou ajoutez l’attestation qui le décrit.`,
    }),
    unresolved: ({ property, name }) => ({
      title: `Une valeur de ${property} n’est pas connue comme ${name}`,
      explanation: 'La référence mène à ce que ni cette soumission ni le catalogue ne décrivent.',
      expected: `un nœud de la classe ${name} ou d’une de ses sous-classes, dans cette soumission ou dans le catalogue`,
      fix: `Vérifiez l’identifiant, ajoutez l’attestation qui le décrit comme ${name}, ou publiez-la d’abord.`,
    }),
    'wrong-type': ({ property, name, near }) => ({
      title: `Une valeur de ${property} n’est pas de la classe ${name}`,
      explanation: `L’objet imbriqué nomme une autre classe${near === undefined ? '' : ` (${near})`} que celle à laquelle mène cette propriété.`,
      expected: `un objet de type ${name} ou d’une de ses sous-classes`,
      fix: `Donnez à l’objet le type ${name}, avec les propriétés de cette classe.`,
    }),
    datatype: ({ property, name }) => ({
      title: `Une valeur de ${property} n’est pas une valeur valide de ${name}`,
      explanation: 'La valeur est comparée et recherchée dans ce type ; elle doit donc être écrite ainsi.',
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
      explanation: 'La classe demande cette propriété ; sans elle la description n’est pas complète.',
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
      title: `Une valeur de ${property} est dans une langue qui n’est pas demandée`,
      explanation: 'Les textes sont montrés selon leur langue, et seules certaines sont demandées.',
      expected: `un texte en ${list}`,
      fix: `Indiquez pour le texte une des langues ${list}.`,
    }),
    'unique-lang': ({ property }) => ({
      title: `La propriété ${property} a deux textes dans une même langue`,
      explanation: 'Avec deux textes dans une langue, on ne sait lequel montrer.',
      expected: 'un texte par langue',
      fix: 'Gardez un texte par langue.',
    }),
    in: inCodeList,
    'code-list': inCodeList,
    closed: ({ name, near }) => ({
      title: `La propriété ${name} n’est pas admise ici`,
      explanation: 'La classe est fermée : elle a les propriétés de la version et aucune autre.',
      expected:
        near === undefined
          ? 'seulement les propriétés de la classe'
          : `seulement les propriétés de la classe, par exemple ${near}`,
      fix: near === undefined ? `Retirez ${name}.` : `Renommez ${name} en ${near}, ou retirez-la.`,
    }),
    'undefined-term': ({ name, near }) => ({
      title: `Le terme ${name} n’est pas défini`,
      explanation: 'La version ne définit pas cette propriété ; personne ne saurait ce que la valeur veut dire.',
      expected: near ?? 'une propriété que la version définit',
      fix: near === undefined ? `Retirez ${name}.` : `Renommez ${name} en ${near}, ou retirez-la.`,
    }),
    'has-value': ({ property, name }) => ({
      title: `Il manque à la propriété ${property} une valeur prescrite`,
      explanation: 'Une valeur de cette propriété est prescrite.',
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
      explanation: 'Aucune forme ne juge une description de classe inconnue ; nul ne peut donc s’en porter garant.',
      expected: near === undefined ? `une classe de ${property}` : `une classe de ${property}, par exemple ${near}`,
      fix: near === undefined ? 'Utilisez une classe de la version.' : `Vous vouliez sans doute dire ${near}.`,
    }),
    misclassed: ({ name, near }) => ({
      title: `La classe ${name} n’est pas celle qui est décrite`,
      explanation: 'Cette classe n’a pas plusieurs des propriétés énoncées ; une autre classe de la version les a.',
      expected: near ?? 'la classe qui a les propriétés énoncées',
      fix:
        near === undefined
          ? 'Indiquez la classe qui a ces propriétés.'
          : `Indiquez le type ${near}, si c’est ce qui est décrit.`,
    }),
    'no-class': ({ name, property }) => ({
      title: `Aucune classe : ${name}`,
      explanation: 'La classe dit quelles propriétés sont demandées ; sans elle il n’y a rien à juger.',
      expected: `une classe de ${property}`,
      fix: 'Donnez à l’attestation ou à son sujet une classe de la version comme type.',
    }),
    'nothing-to-judge': ({ property }) => ({
      title: 'Aucune classe de la version n’est décrite',
      explanation: 'Ce à quoi aucune forme ne s’applique n’est pas jugé, et ce qui n’est pas jugé n’est pas conforme.',
      expected: `au moins un nœud d’une classe de ${property}`,
      fix: 'Décrivez un sujet avec une classe de la version.',
    }),
  },
};
