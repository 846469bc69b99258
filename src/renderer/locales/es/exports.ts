export const exports = {
  title: 'Exportar',
  approved_one: '{{count, number}} texto aprobado',
  approved_many: '{{count, number}} de textos aprobados',
  approved_other: '{{count, number}} textos aprobados',
  nothing: {
    title: 'Aún no hay nada aprobado',
    text: 'Solo lo que apruebas llega al archivo.',
    waiting_one: '{{count, number}} texto espera revisión. Solo lo que apruebas llega al archivo.',
    waiting_many: '{{count, number}} de textos esperan revisión. Solo lo que apruebas llega al archivo.',
    waiting_other: '{{count, number}} textos esperan revisión. Solo lo que apruebas llega al archivo.',
    review: 'Revisar',
    job: 'Ir al trabajo'
  },
  form: {
    format: 'Formato',
    create: 'Crear el archivo',
    contents: 'Textos aprobados',
    total: 'Total',
    leftOut_one: 'Queda fuera {{count, number}} texto aún por revisar.',
    leftOut_many: 'Quedan fuera {{count, number}} de textos aún por revisar.',
    leftOut_other: 'Quedan fuera {{count, number}} textos aún por revisar.'
  },
  format: {
    wix: {
      name: 'CSV de Wix',
      text: 'El archivo que importaste, en el que solo cambian las celdas aprobadas. Un texto para el que el archivo no tiene columna queda fuera y se menciona.'
    },
    values: {
      name: 'Tabla de valores',
      text: 'Cada texto aprobado con su producto, su atributo y su original, también cuando el archivo de Wix no tiene columna para él, como suele pasar con los textos SEO.'
    }
  },
  report: {
    label: 'El archivo',
    written_one: '{{size}}, {{count, number}} texto escrito',
    written_many: '{{size}}, {{count, number}} de textos escritos',
    written_other: '{{size}}, {{count, number}} textos escritos',
    again: 'Crear de nuevo',
    download: 'Descargar',
    escaped_one:
      '{{count, number}} celda que una hoja de cálculo ejecutaría como fórmula se escribe con un apóstrofo delante.',
    escaped_many:
      '{{count, number}} de celdas que una hoja de cálculo ejecutaría como fórmulas se escriben con un apóstrofo delante.',
    escaped_other:
      '{{count, number}} celdas que una hoja de cálculo ejecutaría como fórmulas se escriben con un apóstrofo delante.',
    skipped_one: '{{count, number}} texto omitido',
    skipped_many: '{{count, number}} de textos omitidos',
    skipped_other: '{{count, number}} textos omitidos',
    product: 'Producto',
    attribute: 'Atributo',
    why: 'Motivo',
    more_one: 'Y {{count, number}} más.',
    more_many: 'Y {{count, number}} más.',
    more_other: 'Y {{count, number}} más.'
  },
  /** Why an approved text is not in the file, and where it can be found instead. */
  skip: {
    changed: 'En el archivo importado este texto ya no es aquel del que partió el trabajo.',
    'no-column': 'El archivo importado no tiene columna para este atributo. El texto está en la tabla de valores.',
    'no-record': 'El archivo importado no tiene fila para este producto.',
    'other-file': 'El producto proviene de otro archivo importado.'
  }
} as const
