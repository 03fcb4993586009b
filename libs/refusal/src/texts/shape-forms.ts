import type { StageTexts } from './code-text.ts';

/** Codes of shapes that speak of several values, of forms and of the whole. */
export const SHAPE_FORMS = {
  'shapes/equals': {
    en: 'The two properties say the same thing, so they must have the same values.',
    de: [
      'Zwei Eigenschaften müssen dieselben Werte haben',
      'Die beiden Eigenschaften sagen dasselbe, also müssen ihre Werte gleich sein.',
    ],
    fr: [
      'Deux propriétés doivent avoir les mêmes valeurs',
      'Les deux propriétés disent la même chose ; leurs valeurs doivent être les mêmes.',
    ],
  },
  'shapes/disjoint': {
    en: 'The two properties exclude each other, so they may not share a value.',
    de: [
      'Zwei Eigenschaften dürfen keinen Wert teilen',
      'Die beiden Eigenschaften schließen einander aus, also dürfen sie keinen Wert teilen.',
    ],
    fr: [
      'Deux propriétés ne peuvent partager une valeur',
      'Les deux propriétés s’excluent ; elles ne peuvent partager une valeur.',
    ],
  },
  'shapes/less-than': {
    en: 'The value must come before that of another property, such as a begin before its end.',
    de: [
      'Ein Wert ist nicht kleiner als der einer anderen Eigenschaft',
      'Der Wert muss vor dem einer anderen Eigenschaft liegen, etwa ein Beginn vor seinem Ende.',
    ],
    fr: [
      'Une valeur n’est pas inférieure à celle d’une autre propriété',
      'La valeur doit précéder celle d’une autre propriété, comme un début précède sa fin.',
    ],
  },
  'shapes/less-than-or-equals': {
    en: 'The value may not come after that of another property.',
    de: [
      'Ein Wert ist größer als der einer anderen Eigenschaft',
      'Der Wert darf nicht nach dem einer anderen Eigenschaft liegen.',
    ],
    fr: [
      'Une valeur est supérieure à celle d’une autre propriété',
      'La valeur ne peut venir après celle d’une autre propriété.',
    ],
  },
  'shapes/not': {
    en: 'Values of a certain form are excluded here.',
    de: ['Ein Wert hat eine Form, die er nicht haben darf', 'Werte einer bestimmten Form sind hier ausgeschlossen.'],
    fr: ['Une valeur a une forme qu’elle ne peut avoir', 'Les valeurs d’une certaine forme sont exclues ici.'],
  },
  'shapes/and': {
    en: 'The value must have every one of the forms that are asked for.',
    de: ['Ein Wert hat nicht alle verlangten Formen', 'Der Wert muss jede der verlangten Formen haben.'],
    fr: ['Une valeur n’a pas toutes les formes demandées', 'La valeur doit avoir chacune des formes demandées.'],
  },
  'shapes/or': {
    en: 'Several forms are allowed, and the value has none of them.',
    de: ['Ein Wert hat keine der erlaubten Formen', 'Mehrere Formen sind erlaubt, und der Wert hat keine davon.'],
    fr: ['Une valeur n’a aucune des formes admises', 'Plusieurs formes sont admises, et la valeur n’en a aucune.'],
  },
  'shapes/xone': {
    en: 'The forms exclude each other, so the value must have exactly one of them.',
    de: [
      'Ein Wert muss genau eine der Formen haben',
      'Die Formen schließen einander aus, also muss der Wert genau eine haben.',
    ],
    fr: [
      'Une valeur doit avoir exactement une des formes',
      'Les formes s’excluent ; la valeur doit en avoir exactement une.',
    ],
  },
  'shapes/node': {
    en: 'The value must have every part that its form asks for.',
    de: ['Ein Wert hat nicht die verlangte Form', 'Der Wert muss jeden Teil haben, den seine Form verlangt.'],
    fr: ['Une valeur n’a pas la forme demandée', 'La valeur doit avoir chaque partie que sa forme demande.'],
  },
  'shapes/property': {
    en: 'A property of the value is not as its form asks for.',
    de: [
      'Ein Wert hat nicht die verlangte Eigenschaft',
      'Eine Eigenschaft des Wertes ist nicht, wie seine Form sie verlangt.',
    ],
    fr: [
      'Une valeur n’a pas la propriété demandée',
      'Une propriété de la valeur n’est pas telle que sa forme la demande.',
    ],
  },
  'shapes/qualified-min-count': {
    en: 'Some of the values must have a certain form, and too few do.',
    de: [
      'Zu wenige Werte haben die verlangte Form',
      'Einige der Werte müssen eine bestimmte Form haben, und zu wenige haben sie.',
    ],
    fr: [
      'Trop peu de valeurs ont la forme demandée',
      'Certaines valeurs doivent avoir une forme donnée, et trop peu l’ont.',
    ],
  },
  'shapes/qualified-max-count': {
    en: 'Only some of the values may have a certain form, and too many do.',
    de: [
      'Zu viele Werte haben die Form',
      'Nur einige der Werte dürfen eine bestimmte Form haben, und zu viele haben sie.',
    ],
    fr: ['Trop de valeurs ont la forme', 'Seules certaines valeurs peuvent avoir une forme donnée, et trop l’ont.'],
  },
  'shapes/closed': {
    en: 'The class is closed: it has the properties of the release and no others.',
    de: [
      'Eine Eigenschaft ist hier nicht erlaubt',
      'Die Klasse ist geschlossen: sie hat die Eigenschaften des Release und keine anderen.',
    ],
    fr: [
      'Une propriété n’est pas admise ici',
      'La classe est fermée : elle a les propriétés de la version et aucune autre.',
    ],
  },
  'shapes/has-value': {
    en: 'One value of this property is prescribed.',
    de: ['Ein vorgeschriebener Wert fehlt', 'Ein Wert dieser Eigenschaft ist vorgeschrieben.'],
    fr: ['Une valeur prescrite manque', 'Une valeur de cette propriété est prescrite.'],
  },
  'shapes/in': {
    en: 'Only the values of a published code list are read the same way by everybody.',
    de: [
      'Ein Wert steht nicht in der Codeliste',
      'Nur die Werte einer veröffentlichten Codeliste liest jeder auf dieselbe Weise.',
    ],
    fr: [
      'Une valeur n’est pas dans la liste de codes',
      'Seules les valeurs d’une liste de codes publiée sont lues de la même façon par tous.',
    ],
  },
  'shapes/nothing-to-judge': {
    en: 'What no shape applies to is not judged, and what is not judged does not conform.',
    de: [
      'Keine Klasse des Release ist beschrieben',
      'Worauf kein Shape zutrifft, wird nicht geprüft, und was nicht geprüft ist, gilt nicht als konform.',
    ],
    fr: [
      'Aucune classe de la version n’est décrite',
      'Ce à quoi aucune forme ne s’applique n’est pas jugé, et ce qui n’est pas jugé n’est pas conforme.',
    ],
  },
  'shapes/too-complex': {
    en: 'The work for one document is bounded; make the document smaller or send it in parts.',
    de: [
      'Die Prüfung kostete mehr Arbeit, als ein Dokument kosten darf',
      'Die Arbeit für ein Dokument ist begrenzt; verkleinern oder teilen Sie es.',
    ],
    fr: [
      'La validation a demandé plus de travail qu’un document n’en peut coûter',
      'Le travail pour un document est borné ; réduisez-le ou envoyez-le en parties.',
    ],
  },
  'shapes/shape-malformed': {
    en: 'The shapes ask for something that this engine cannot honour, so they are refused as a whole when they are loaded.',
    de: [
      'Ein Shapes-Graph ist fehlerhaft oder verwendet, was nicht unterstützt wird',
      'Die Shapes verlangen etwas, das diese Maschine nicht einhalten kann; darum werden sie beim Laden ganz abgelehnt.',
    ],
    fr: [
      'Un graphe de formes est mal formé ou emploie ce qui n’est pas pris en charge',
      'Les formes demandent ce que ce moteur ne peut honorer ; elles sont donc refusées en bloc au chargement.',
    ],
  },
} as const satisfies StageTexts;
