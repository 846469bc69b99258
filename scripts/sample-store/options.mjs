/**
 * An option or variant column.
 * @typedef {object} Option
 * @property {string} name
 * @property {'SWATCH_CHOICES' | 'TEXT_CHOICES'} type
 * @property {readonly string[]} choices what a VARIANT row says: `Pink`
 * @property {readonly string[]} productChoices what the PRODUCT row says: `#FD04BF:Pink`
 */

/**
 * @typedef {object} Modifier
 * @property {string} name
 * @property {'FREE_TEXT' | 'TEXT_CHOICES'} type
 * @property {number} limit characters that the customer may type; 0 for choices
 * @property {boolean} mandatory
 * @property {string} description
 */

/**
 * One product as it is written down by hand. What is left out is worked out from the name.
 * @typedef {object} Product
 * @property {string} name
 * @property {string} text HTML, or plain text where a shop typed plain text
 * @property {number} price pounds
 * @property {number} [was] the struck-through price, pounds
 * @property {string} [in] category slugs joined by `;`; the section's own without it
 * @property {string} [primary] primary category slug; the first of `in` without it, `''` for none
 * @property {string} [brand]
 * @property {string} [ribbon]
 * @property {number} [weight] kg
 * @property {boolean} [hidden]
 * @property {string} [handle]
 * @property {string} [sku]
 * @property {string} [slug]
 * @property {string} [stock] a number, `IN_STOCK` or `OUT_OF_STOCK`
 * @property {false} [barcode] no barcodes at all
 * @property {number} [media] number of pictures
 * @property {readonly string[] | 'file'} [alt] alt texts from the first picture on, or file names for all
 * @property {readonly Option[]} [options]
 * @property {Readonly<Record<string, number>>} [extra] pounds on top, by choice
 * @property {readonly string[]} [skip] combinations that are not made, choices joined by `/`
 * @property {readonly Modifier[]} [modifiers]
 * @property {{ readonly message: string, readonly limit: number }} [preOrder]
 * @property {Readonly<Record<string, string>>} [unit] cells of the four unit price columns
 * @property {string} [seoTitle]
 * @property {string} [seoDescription]
 */

/**
 * @typedef {object} Section
 * @property {string} slug
 * @property {string} sku prefix of its SKUs
 * @property {string} [brand]
 * @property {readonly Product[]} products
 */

/**
 * A product option shown as colour chips: `{ Pink: '#FD04BF' }`.
 * @param {string} name
 * @param {Readonly<Record<string, string>>} colours
 * @returns {Option}
 */
export const swatch = (name, colours) => ({
  name,
  type: 'SWATCH_CHOICES',
  choices: Object.keys(colours),
  productChoices: Object.entries(colours).map(([colour, hex]) => `${hex}:${colour}`)
})

/**
 * A product option shown as words.
 * @param {string} name
 * @param {readonly string[]} choices
 * @returns {Option}
 */
export const choice = (name, choices) => ({ name, type: 'TEXT_CHOICES', choices, productChoices: choices })

/**
 * A line of free text that the customer types, such as an engraving.
 * @param {string} name
 * @param {number} limit
 * @param {boolean} mandatory
 * @param {string} question
 * @returns {Modifier}
 */
export const freeText = (name, limit, mandatory, question) => ({
  name,
  type: 'FREE_TEXT',
  limit,
  mandatory,
  description: question
})

/**
 * A choice that makes no variant, such as gift wrap.
 * @param {string} name
 * @param {boolean} mandatory
 * @param {readonly string[]} choices
 * @returns {Modifier}
 */
export const extraChoice = (name, mandatory, choices) => ({
  name,
  type: 'TEXT_CHOICES',
  limit: 0,
  mandatory,
  description: choices.join(';')
})
