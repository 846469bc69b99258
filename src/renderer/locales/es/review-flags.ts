export const reviewFlags = {
  overRecommended: {
    label: 'Más largo de lo recomendado',
    help: 'Los buscadores o los temas de la tienda pueden cortar este texto.'
  },
  numberLost: {
    label: 'Falta un número',
    help: 'Un número del original no está en el texto nuevo o ha perdido su signo menos.'
  },
  numberAdded: {
    label: 'Número nuevo',
    help: 'El texto nuevo tiene un número que el original no tiene.'
  },
  structureLost: {
    label: 'Formato perdido',
    help: 'Han desaparecido listas, enlaces, títulos o imágenes del original.'
  },
  bigChange: {
    label: 'La longitud ha cambiado mucho',
    help: 'El texto nuevo es más del doble o menos de la mitad de largo.'
  },
  unitLost: {
    label: 'Falta la unidad',
    help: 'Una medida del original conserva su número, pero no su unidad.'
  },
  empty: {
    label: 'Vacío',
    help: 'Quien lea no vería nada.'
  },
  language: {
    label: 'Otro idioma',
    help: 'El texto no está en el idioma que se pidió.'
  },
  markup: {
    label: 'Código inusual',
    help: 'El texto tiene HTML, enlaces o caracteres por los que se rechazaría un texto del modelo.'
  },
  bannedWord: {
    label: 'Palabra prohibida',
    help: 'El texto usa una palabra que tus ajustes prohíben.'
  },
  unchanged: {
    label: 'Sin cambios',
    help: 'El modelo dejó el texto como estaba.'
  },
  unknown: 'Mira este texto con cuidado.',
  bannedWords: 'Palabra prohibida: {{words}}',
  numbersLost: 'Falta un número: {{numbers}}'
} as const
