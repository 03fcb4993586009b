import type { StageTexts } from './code-text.ts';

/** Codes of shapes that speak of several values, of forms and of the whole. */
export const SHAPE_FORMS = {
  'shapes/equals': {
    en: 'The two properties state the same thing, so they must have the same values.',
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
    en: 'The two properties exclude each other, so they must not share a value.',
    de: [
      'Zwei Eigenschaften dürfen keinen Wert teilen',
      'Die beiden Eigenschaften schließen einander aus, also dürfen sie keinen Wert teilen.',
    ],
    fr: [
      'Deux propriétés ne doivent pas partager de valeur',
      'Les deux propriétés s’excluent ; elles ne doivent pas partager de valeur.',
    ],
  },
  'shapes/less-than': {
    en: 'The value must come before that of another property, such as a start before its end.',
    de: [
      'Ein Wert ist nicht kleiner als der einer anderen Eigenschaft',
      'Der Wert muss vor dem einer anderen Eigenschaft liegen, etwa ein Beginn vor seinem Ende.',
    ],
    fr: [
      'Une valeur n’est pas inférieure à celle d’une autre propriété',
      'La valeur doit précéder celle d’une autre propriété, comme un début précède une fin.',
    ],
  },
  'shapes/less-than-or-equals': {
    en: 'The value must not come after that of another property.',
    de: [
      'Ein Wert ist größer als der einer anderen Eigenschaft',
      'Der Wert darf nicht nach dem einer anderen Eigenschaft liegen.',
    ],
    fr: [
      'Une valeur est supérieure à celle d’une autre propriété',
      'La valeur ne doit pas venir après celle d’une autre propriété.',
    ],
  },
  'shapes/not': {
    en: 'Values of a certain form are excluded here.',
    de: ['Ein Wert hat eine Form, die er nicht haben darf', 'Werte einer bestimmten Form sind hier ausgeschlossen.'],
    fr: ['Une valeur a une forme qu’elle ne doit pas avoir', 'Les valeurs d’une certaine forme sont exclues ici.'],
  },
  'shapes/and': {
    en: 'The value must have every one of the required forms.',
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
    en: 'The value must have every part that its form requires.',
    de: ['Ein Wert hat nicht die verlangte Form', 'Der Wert muss jeden Teil haben, den seine Form verlangt.'],
    fr: ['Une valeur n’a pas la forme demandée', 'La valeur doit avoir chaque partie que sa forme demande.'],
  },
  'shapes/property': {
    en: 'A property of the value is not what its form requires.',
    de: [
      'Ein Wert hat nicht die verlangte Eigenschaft',
      'Eine Eigenschaft des Wertes entspricht nicht dem, was seine Form verlangt.',
    ],
    fr: [
      'Une valeur n’a pas la propriété demandée',
      'Une propriété de la valeur n’est pas conforme à ce que demande sa forme.',
    ],
  },
  'shapes/qualified-min-count': {
    en: 'Some of the values must have a certain form, and too few of them do.',
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
    en: 'Only some of the values may have a certain form, and too many of them do.',
    de: [
      'Zu viele Werte haben die Form',
      'Nur einige der Werte dürfen eine bestimmte Form haben, und zu viele haben sie.',
    ],
    fr: ['Trop de valeurs ont la forme', 'Seules certaines valeurs peuvent avoir une forme donnée, et trop l’ont.'],
  },
  'shapes/closed': {
    en: 'The class is closed: it allows the properties that the release defines for it, and no others.',
    de: [
      'Eine Eigenschaft ist hier nicht erlaubt',
      'Die Klasse ist geschlossen: Sie lässt die Eigenschaften zu, die das Release für sie definiert, und keine anderen.',
    ],
    fr: [
      'Une propriété n’est pas admise ici',
      'La classe est fermée : elle admet les propriétés que la version de Gaia-X lui donne, et aucune autre.',
    ],
  },
  'shapes/has-value': {
    en: 'This property must have one particular value.',
    de: ['Ein vorgeschriebener Wert fehlt', 'Diese Eigenschaft muss einen bestimmten Wert haben.'],
    fr: ['Une valeur prescrite manque', 'Cette propriété doit avoir une valeur déterminée.'],
  },
  'shapes/in': {
    en: 'Only values of a published code list mean the same to every reader.',
    de: [
      'Ein Wert steht nicht in der Codeliste',
      'Nur Werte einer veröffentlichten Codeliste bedeuten für jeden Leser dasselbe.',
    ],
    fr: [
      'Une valeur n’est pas dans la liste de codes',
      'Seules les valeurs d’une liste de codes publiée ont le même sens pour tous.',
    ],
  },
  'shapes/nothing-to-judge': {
    en: 'If no shape applies to a submission, it cannot be judged, and what is not judged does not conform.',
    de: [
      'Nichts in der Einreichung hat eine Klasse des Release',
      'Trifft kein Shape auf eine Einreichung zu, kann sie nicht geprüft werden, und was nicht geprüft ist, gilt nicht als konform.',
    ],
    fr: [
      'Rien dans la soumission n’a de classe de la version de Gaia-X',
      'Si aucune forme SHACL ne s’applique à une soumission, elle ne peut pas être validée, et ce qui n’est pas validé n’est pas conforme.',
    ],
  },
  'shapes/too-complex': {
    en: 'The work for one document is limited; make the document smaller or send it in parts.',
    de: [
      'Die Prüfung hat die Arbeitsgrenze für ein Dokument überschritten',
      'Die Arbeit für ein Dokument ist begrenzt; verkleinern oder teilen Sie es.',
    ],
    fr: [
      'La validation a dépassé la limite de travail pour un document',
      'Le travail pour un document est limité ; réduisez le document ou envoyez-le en plusieurs parties.',
    ],
  },
  'shapes/shape-malformed': {
    en: 'The shapes require something that this engine does not support, so they are refused as a whole on loading.',
    de: [
      'Ein Shapes-Graph ist fehlerhaft oder verwendet nicht unterstützte Merkmale',
      'Die Shapes verlangen etwas, das diese Implementierung nicht unterstützt; deshalb werden sie beim Laden als Ganzes abgelehnt.',
    ],
    fr: [
      'Un graphe de formes SHACL est mal formé ou emploie des éléments non pris en charge',
      'Les formes demandent ce que ce moteur ne prend pas en charge ; elles sont donc refusées en bloc au chargement.',
    ],
  },
} as const satisfies StageTexts;
