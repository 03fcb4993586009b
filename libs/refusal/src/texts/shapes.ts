import type { StageTexts } from './code-text.ts';

/** Codes of the shapes: one per constraint component of SHACL Core. */
export const SHAPES = {
  'shapes/unknown-class': {
    en: 'A description of a class that the release does not know is judged by no shape.',
    de: [
      'Die Klasse ist keine des Release',
      'Eine Beschreibung von einer Klasse, die das Release nicht kennt, prüft kein Shape.',
    ],
    fr: [
      'La classe n’est pas de la version',
      'Une description d’une classe inconnue de la version n’est jugée par aucune forme.',
    ],
  },
  'shapes/class': {
    en: 'What a property leads to must be described as a certain class or one of its sub-classes.',
    de: [
      'Ein Wert ist nicht von der verlangten Klasse',
      'Worauf eine Eigenschaft führt, muss als eine bestimmte Klasse oder Unterklasse beschrieben sein.',
    ],
    fr: [
      'Une valeur n’est pas de la classe demandée',
      'Ce à quoi mène une propriété doit être décrit comme étant d’une certaine classe ou sous-classe.',
    ],
  },
  'shapes/datatype': {
    en: 'A value is compared and searched as its datatype, so it must be written as one.',
    de: [
      'Ein Wert ist nicht vom verlangten Datentyp',
      'Ein Wert wird in seinem Datentyp verglichen und gesucht, also muss er so geschrieben sein.',
    ],
    fr: [
      'Une valeur n’est pas du type demandé',
      'Une valeur est comparée et recherchée dans son type ; elle doit donc être écrite ainsi.',
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
    en: 'The class asks for this property; without it the description is not complete.',
    de: [
      'Eine Eigenschaft fehlt',
      'Die Klasse verlangt diese Eigenschaft; ohne sie ist die Beschreibung nicht vollständig.',
    ],
    fr: ['Une propriété manque', 'La classe demande cette propriété ; sans elle la description n’est pas complète.'],
  },
  'shapes/max-count': {
    en: 'More values than allowed would leave open which of them counts.',
    de: ['Eine Eigenschaft hat zu viele Werte', 'Bei mehr Werten als erlaubt bliebe offen, welcher gilt.'],
    fr: ['Une propriété a trop de valeurs', 'Avec plus de valeurs que permis, on ne saurait laquelle compte.'],
  },
  'shapes/min-exclusive': {
    en: 'The release bounds this number from below, and the bound itself is not allowed.',
    de: ['Ein Wert ist zu klein', 'Das Release begrenzt diese Zahl nach unten; die Grenze selbst ist nicht erlaubt.'],
    fr: ['Une valeur est trop petite', 'La version borne ce nombre par le bas ; la borne même n’est pas permise.'],
  },
  'shapes/min-inclusive': {
    en: 'The release bounds this number from below.',
    de: ['Ein Wert ist zu klein', 'Das Release begrenzt diese Zahl nach unten.'],
    fr: ['Une valeur est trop petite', 'La version borne ce nombre par le bas.'],
  },
  'shapes/max-exclusive': {
    en: 'The release bounds this number from above, and the bound itself is not allowed.',
    de: ['Ein Wert ist zu groß', 'Das Release begrenzt diese Zahl nach oben; die Grenze selbst ist nicht erlaubt.'],
    fr: ['Une valeur est trop grande', 'La version borne ce nombre par le haut ; la borne même n’est pas permise.'],
  },
  'shapes/max-inclusive': {
    en: 'The release bounds this number from above.',
    de: ['Ein Wert ist zu groß', 'Das Release begrenzt diese Zahl nach oben.'],
    fr: ['Une valeur est trop grande', 'La version borne ce nombre par le haut.'],
  },
  'shapes/min-length': {
    en: 'The text must have a certain length.',
    de: ['Ein Wert ist zu kurz', 'Der Text muss eine gewisse Länge haben.'],
    fr: ['Une valeur est trop courte', 'Le texte doit avoir une certaine longueur.'],
  },
  'shapes/max-length': {
    en: 'The text may not be longer than a certain length.',
    de: ['Ein Wert ist zu lang', 'Der Text darf eine gewisse Länge nicht überschreiten.'],
    fr: ['Une valeur est trop longue', 'Le texte ne peut dépasser une certaine longueur.'],
  },
  'shapes/pattern': {
    en: 'Identifiers and codes are recognised by their form.',
    de: ['Ein Wert passt nicht zum Muster', 'Kennungen und Codes erkennt man an ihrer Form.'],
    fr: ['Une valeur ne correspond pas au motif', 'Identifiants et codes se reconnaissent à leur forme.'],
  },
  'shapes/language-in': {
    en: 'Texts are shown by their language tag, and only some languages are asked for.',
    de: [
      'Eine Sprache ist nicht erlaubt',
      'Texte werden nach ihrer Sprachangabe gezeigt, und nur einige Sprachen sind gefragt.',
    ],
    fr: [
      'Une langue n’est pas permise',
      'Les textes sont montrés selon leur langue, et seules certaines sont demandées.',
    ],
  },
  'shapes/unique-lang': {
    en: 'With two texts in one language nobody knows which one to show.',
    de: ['Eine Sprache ist zweimal verwendet', 'Bei zwei Texten in einer Sprache weiß niemand, welcher zu zeigen ist.'],
    fr: ['Une langue est employée deux fois', 'Avec deux textes dans une langue, on ne sait lequel montrer.'],
  },
} as const satisfies StageTexts;
