import type { StageTexts } from './code-text.ts';

/** Codes of the shapes: one per constraint component of SHACL Core. */
export const SHAPES = {
  'shapes/unknown-class': {
    en: 'No shape applies to a class that the release does not define.',
    de: [
      'Die Klasse gehört nicht zum Release',
      'Auf eine Klasse, die das Release nicht definiert, trifft kein Shape zu.',
    ],
    fr: [
      'La classe n’appartient pas à la version de Gaia-X',
      'Aucune forme SHACL ne s’applique à une classe que la version ne définit pas.',
    ],
  },
  'shapes/class': {
    en: 'The value of the property must be described as a certain class or one of its subclasses.',
    de: [
      'Ein Wert ist nicht von der verlangten Klasse',
      'Der Wert der Eigenschaft muss als eine bestimmte Klasse oder eine ihrer Unterklassen beschrieben sein.',
    ],
    fr: [
      'Une valeur n’est pas de la classe demandée',
      'La valeur de la propriété doit être décrite comme étant d’une certaine classe ou d’une de ses sous-classes.',
    ],
  },
  'shapes/datatype': {
    en: 'A value is compared and searched according to its datatype, so it must be written in that datatype.',
    de: [
      'Ein Wert ist nicht vom verlangten Datentyp',
      'Ein Wert wird nach seinem Datentyp verglichen und gesucht, also muss er in diesem Datentyp geschrieben sein.',
    ],
    fr: [
      'Une valeur n’est pas du type de données demandé',
      'Une valeur est comparée et recherchée selon son type de données ; elle doit donc être écrite dans ce type.',
    ],
  },
  'shapes/node-kind': {
    en: 'Plain values, nested objects and references are read in different ways.',
    de: [
      'Ein Wert ist nicht von der verlangten Art',
      'Einfache Werte, eingebettete Objekte und Verweise werden verschieden gelesen.',
    ],
    fr: [
      'Une valeur n’est pas du genre demandé',
      'Valeurs simples, objets imbriqués et références se lisent différemment.',
    ],
  },
  'shapes/min-count': {
    en: 'The class requires this property; without it, the description is incomplete.',
    de: [
      'Eine Eigenschaft fehlt',
      'Die Klasse verlangt diese Eigenschaft; ohne sie ist die Beschreibung unvollständig.',
    ],
    fr: ['Une propriété manque', 'La classe exige cette propriété ; sans elle, la description est incomplète.'],
  },
  'shapes/max-count': {
    en: 'With more values than allowed, it would be unclear which one counts.',
    de: ['Eine Eigenschaft hat zu viele Werte', 'Bei mehr Werten als erlaubt bliebe unklar, welcher gilt.'],
    fr: ['Une propriété a trop de valeurs', 'Avec plus de valeurs que permis, on ne saurait laquelle compte.'],
  },
  'shapes/min-exclusive': {
    en: 'The release sets a lower bound for this number; the bound itself is not allowed.',
    de: [
      'Ein Wert ist zu klein',
      'Das Release setzt für diese Zahl eine Untergrenze; die Grenze selbst ist nicht erlaubt.',
    ],
    fr: [
      'Une valeur est trop petite',
      'La version de Gaia-X fixe une borne inférieure à ce nombre ; la borne elle-même n’est pas permise.',
    ],
  },
  'shapes/min-inclusive': {
    en: 'The release sets a lower bound for this number.',
    de: ['Ein Wert ist zu klein', 'Das Release setzt für diese Zahl eine Untergrenze.'],
    fr: ['Une valeur est trop petite', 'La version de Gaia-X fixe une borne inférieure à ce nombre.'],
  },
  'shapes/max-exclusive': {
    en: 'The release sets an upper bound for this number; the bound itself is not allowed.',
    de: [
      'Ein Wert ist zu groß',
      'Das Release setzt für diese Zahl eine Obergrenze; die Grenze selbst ist nicht erlaubt.',
    ],
    fr: [
      'Une valeur est trop grande',
      'La version de Gaia-X fixe une borne supérieure à ce nombre ; la borne elle-même n’est pas permise.',
    ],
  },
  'shapes/max-inclusive': {
    en: 'The release sets an upper bound for this number.',
    de: ['Ein Wert ist zu groß', 'Das Release setzt für diese Zahl eine Obergrenze.'],
    fr: ['Une valeur est trop grande', 'La version de Gaia-X fixe une borne supérieure à ce nombre.'],
  },
  'shapes/min-length': {
    en: 'The text must have a minimum length.',
    de: ['Ein Wert ist zu kurz', 'Der Text muss eine Mindestlänge haben.'],
    fr: ['Une valeur est trop courte', 'Le texte doit avoir une longueur minimale.'],
  },
  'shapes/max-length': {
    en: 'The text must not exceed a maximum length.',
    de: ['Ein Wert ist zu lang', 'Der Text darf eine Höchstlänge nicht überschreiten.'],
    fr: ['Une valeur est trop longue', 'Le texte ne doit pas dépasser une longueur maximale.'],
  },
  'shapes/pattern': {
    en: 'Identifiers and codes are recognised by their form.',
    de: ['Ein Wert passt nicht zum Muster', 'Kennungen und Codes erkennt man an ihrer Form.'],
    fr: ['Une valeur ne correspond pas au motif', 'Identifiants et codes se reconnaissent à leur forme.'],
  },
  'shapes/language-in': {
    en: 'Texts are shown by their language tag, and only certain languages are allowed here.',
    de: [
      'Eine Sprache ist nicht erlaubt',
      'Texte werden nach ihrer Sprachangabe gezeigt, und hier sind nur bestimmte Sprachen erlaubt.',
    ],
    fr: [
      'Une langue n’est pas permise',
      'Les textes sont montrés selon leur langue, et seules certaines langues sont permises ici.',
    ],
  },
  'shapes/unique-lang': {
    en: 'With two texts in one language, it is unclear which one to show.',
    de: ['Eine Sprache ist zweimal verwendet', 'Bei zwei Texten in einer Sprache ist unklar, welcher zu zeigen ist.'],
    fr: ['Une langue est employée deux fois', 'Avec deux textes dans une même langue, on ne sait pas lequel montrer.'],
  },
} as const satisfies StageTexts;
