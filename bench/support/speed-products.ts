import { seededRandom } from '../../simulators/random.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'

/** The attributes of the speed figures where nothing else is said: the four that a merchant rewrites most. */
export const FOUR_ATTRIBUTES: readonly Attribute[] = ['title', 'description', 'seoTitle', 'seoDescription']

const KINDS = ['Scarf', 'Mug', 'Lamp', 'Cushion', 'Notebook', 'Teapot', 'Blanket', 'Vase', 'Clock', 'Apron', 'Tray']
const STUFFS = ['wool', 'stoneware', 'oak', 'linen', 'recycled paper', 'cast iron', 'cotton', 'glass', 'brass', 'felt']
const LOOKS = ['plain', 'striped', 'ribbed', 'glazed', 'hand-finished', 'matt', 'speckled', 'quilted', 'folded', 'deep']
const ROOMS = ['kitchen', 'hall', 'study', 'bedroom', 'garden', 'balcony', 'workshop', 'guest room', 'nursery']
const SENTENCES = [
  'It is made in small batches, so no two pieces are quite the same.',
  'The edges are finished by hand and feel smooth from the first day.',
  'It keeps its shape for years and can be mended if it has to be.',
  'Wipe it with a damp cloth, and let it dry in the air before you put it away.',
  'The colour comes from the material itself and does not fade in the sun.',
  'It goes well with the other pieces of the collection or stands on its own.',
  'Each one is checked before it leaves the workshop.'
] as const

/**
 * Products with the text of a small shop, 300 characters for each of `FOUR_ATTRIBUTES` on average: short titles, a description of about
 * 900 characters. The same seed makes the same products.
 */
export function speedProducts(count: number, seed: number): CsvProduct[] {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random.next() * from.length)]
    if (one === undefined) throw new Error('Nothing to pick from')
    return one
  }
  return Array.from({ length: count }, (_, index) => {
    const [kind, stuff, look, room] = [pick(KINDS), pick(STUFFS), pick(LOOKS), pick(ROOMS)]
    const size = 10 + Math.floor(random.next() * 90)
    const title = `${look.charAt(0).toUpperCase()}${look.slice(1)} ${kind} of ${stuff}, ${size} cm, no. ${index + 1}`
    const sentences = Array.from({ length: 12 }, () => pick(SENTENCES)).join(' ')
    const description =
      `<p>A ${look} ${kind.toLowerCase()} of ${stuff} for the ${room}, ${size} cm wide. ${sentences}</p>` +
      `<ul><li>Material: ${stuff}</li><li>Width: ${size} cm</li><li>For the ${room}</li></ul>`
    const position = { record: index + 1, line: index + 2 }
    return {
      handle: `product-${index + 1}`,
      name: title,
      values: {
        title,
        description,
        seoTitle: `${kind} of ${stuff} for the ${room} | Shop no. ${size}`,
        seoDescription: `A ${look} ${kind.toLowerCase()} of ${stuff}, ${size} cm wide, for the ${room}. Made in small batches and checked by hand; it goes well with the rest of the collection.`,
        imageAlt: `A ${look} ${kind.toLowerCase()} of ${stuff}`,
        ribbon: '',
        slug: null
      },
      visible: true,
      brand: 'Nordhaus',
      price: `${size}.00`,
      sku: null,
      collections: [`${room} things`],
      options: ['Size: S, M, L'],
      variants: [],
      media: [],
      cells: { title: position, description: position, seoTitle: position, seoDescription: position, ribbon: position },
      position
    }
  })
}
