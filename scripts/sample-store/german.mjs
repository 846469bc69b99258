import { choice, swatch } from './options.mjs'

/**
 * A supplier from Germany whose list was taken over untranslated.
 * @type {import('./options.mjs').Section}
 */
export const german = {
  slug: 'kitchen',
  sku: 'DE',
  brand: 'Tollwerk Manufaktur',
  products: [
    {
      name: 'Brotkasten aus Zirbenholz',
      in: 'kitchen;storage',
      price: 79,
      media: 3,
      alt: ['Brotkasten aus hellem Zirbenholz auf einer Arbeitsplatte'],
      seoTitle: 'Brotkasten aus Zirbenholz | Tollwerk',
      seoDescription:
        'Brotkasten aus massivem Zirbenholz mit Rollladen. Hält Brot länger frisch und duftet dezent nach Wald. 40 cm breit.',
      text: `<p>Brotkasten mit Rollladen, Zirbe massiv, unbehandelt. Brot bleibt länger frisch. Maße ca. 40 x 27 x 19 cm (B/T/H). Bitte nicht feucht auswischen.</p>`
    },
    {
      name: 'Gießkännchen für Zimmerpflanzen, 0,5 l',
      in: 'garden',
      price: 17.9,
      options: [swatch('Farbe', { Weiß: '#FFFFFF', Moosgrün: '#4A5D23', Altrosa: '#C48793' })],
      text: `<p>Kleine Gießkanne mit langem Ausguss, damit man auch zwischen die Blätter kommt. Metall, lackiert.</p>`
    },
    {
      name: 'Küchenreibe, vierseitig',
      price: 14.5,
      alt: 'file',
      text: `<ul><li>rostfreier Edelstahl</li><li>fein / mittel / grob / Scheiben</li><li>spülmaschinengeeignet</li></ul>`
    },
    {
      name: 'Leinenschürze „Werktag“',
      in: 'linen;kitchen',
      price: 39,
      ribbon: 'New',
      options: [choice('Länge', ['kurz', 'lang'])],
      extra: { lang: 6 },
      text: `<p>Schürze aus Halbleinen mit aufgesetzten Taschen. Träger gekreuzt, daher kein Druck im Nacken. 60&nbsp;°C waschbar. Läuft beim ersten Waschen ca. 3&nbsp;% ein, das ist eingerechnet.</p>`
    },
    {
      name: 'Holzspielzeug Fähre mit Autos',
      in: 'toys',
      price: 42,
      hidden: true,
      text: `<p>ACHTUNG! Nicht für Kinder unter 36 Monaten geeignet. Erstickungsgefahr wegen verschluckbarer Kleinteile.</p>`
    },
    {
      name: 'Kerzenständer Messing poliert',
      in: 'candles',
      price: 24,
      was: 29,
      seoTitle: 'Kerzenständer',
      text: '<p>Kerzenständer für Stabkerzen. Höhe 12 cm. Für jeden Anlass der perfekte Hingucker und auch eine schöne Geschenkidee für Freunde und Familie.</p>'
    },
    {
      name: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze',
      in: 'gifts',
      price: 34.5,
      text: `<p>Die Mütze zum Wort. Schurwolle, dunkelblau, Größe verstellbar. 🧢</p>`
    }
  ]
}
