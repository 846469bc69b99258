import { choice, swatch } from './options.mjs'

/**
 * Some systems write é as e plus an accent of its own (NFD); both kinds are in this list.
 * @param {string} text
 */
const nfd = (text) => text.normalize('NFD')

/** @type {import('./options.mjs').Section} */
export const french = {
  slug: 'tableware',
  sku: 'FR',
  brand: 'Maison Ourdel',
  products: [
    {
      name: 'Bol à café au lait « Bréhan »',
      in: 'tableware;tea-and-coffee',
      price: 15,
      media: 3,
      alt: ['Bol en faïence bleue posé sur une nappe à carreaux'],
      options: [swatch('Couleur', { Bleu: '#2C5AA0', Écru: '#F2EBDD', Prune: '#6B2D5C' })],
      seoTitle: 'Bol à café au lait en faïence | Maison Ourdel',
      seoDescription:
        'Un grand bol en faïence émaillée pour le café au lait ou la soupe. 45 cl, trois couleurs, passe au lave-vaisselle.',
      text: `<p>Grand bol en faïence, 45 cl, émaillé à la main. Passe au lave-vaisselle et au micro-ondes.</p>`
    },
    {
      name: nfd('Théière émaillée à l’ancienne'),
      in: 'tea-and-coffee',
      price: 48,
      text: nfd(
        `<p>Théière en tôle émaillée, capacité 1,2 litre. Le couvercle est retenu par une petite chaîne. Idéale à la maison, au jardin ou en camping. Ne pas utiliser d’éponge métallique.</p>`
      )
    },
    {
      name: nfd('Crème brûlée : lot de 6 ramequins'),
      price: 21,
      text: nfd(`<p>Six ramequins en grès, Ø 12 cm. Résistent à la chaleur du chalumeau… et à celle du débat.</p>`)
    },
    {
      name: 'Savon de ménage, 400 g',
      in: 'bath',
      price: 5.5,
      alt: 'file',
      text: `<p>SAVON MULTI USAGE. POUR LE LINGE, LE SOL ET LES MAINS. 72 % HUILE. SANS PARFUM. POIDS NET 400 G.</p>`
    },
    {
      name: 'Nappe en coton enduit',
      in: 'linen',
      price: 44,
      was: 52,
      ribbon: 'Sale',
      options: [choice('Taille', ['140 × 140 cm', '140 × 200 cm', '140 × 250 cm'])],
      extra: { '140 × 200 cm': 12, '140 × 250 cm': 20 },
      text: `<p>Nappe facile d’entretien&nbsp;: un coup d’éponge et c’est propre&nbsp;! Motif feuilles d’olivier.</p><p>Existe aussi en ronde (nous consulter).</p>`
    },
    {
      name: 'Couteau à fromage',
      in: 'kitchen',
      price: 12.9,
      text: ''
    },
    {
      name: 'Carnet de recettes à compléter',
      in: 'stationery;gifts',
      price: 18,
      seoTitle: 'Carnet de recettes',
      text: nfd(
        `<h3>Un carnet pour les recettes de famille</h3><ul><li>120 pages prêtes à remplir</li><li>6 intercalaires : entrées, plats, légumes, desserts, goûters, « ratés célèbres »</li><li>une pochette pour les découpages</li></ul>`
      )
    }
  ]
}
