import { choice, swatch } from './options.mjs'

/** @type {import('./options.mjs').Section} */
export const spanish = {
  slug: 'tableware',
  sku: 'ES',
  brand: 'Taller Miraluz',
  products: [
    {
      name: 'Jarra de barro esmaltado',
      price: 27,
      media: 2,
      seoTitle: 'Jarra de barro esmaltado, 1 litro',
      seoDescription: 'Jarra de barro hecha a mano y esmaltada por dentro. Un litro, para agua, vino o flores.',
      text: `<p>Jarra hecha a mano, esmaltada por dentro, de 1 litro aprox. Cada pieza es única. No apta para el lavavajillas.</p>`
    },
    {
      name: 'Abanico de madera de peral',
      in: 'gifts',
      price: 19.5,
      options: [swatch('Color', { Rojo: '#C1121F', Negro: '#111111', Añil: '#22223B' })],
      text: `<p>¿Calor? Abanico de madera de peral con tela de algodón. 23 cm. Se entrega en caja.</p>`
    },
    {
      name: 'Paellera de acero pulido 38 cm',
      in: 'kitchen',
      price: 25,
      text: `<p>Para 6-8 raciones. Después de usar: lavar, secar y untar con un poco de aceite, si no se oxida.</p><p>Diámetro: 38 cm<br>Grosor: 1,2 mm</p>`
    },
    {
      name: 'Manta de algodón reciclado',
      in: 'linen',
      price: 36,
      ribbon: 'New',
      hidden: true,
      text: '<p>MANTA SUAVE Y AGRADABLE IDEAL PARA SOFA O CAMA MEDIDAS 130X170 COLOR SEGUN DISPONIBILIDAD</p>'
    },
    {
      name: 'Cesta de esparto para el mercado',
      in: 'storage',
      price: 33,
      text: `<p>Cesta trenzada a mano en esparto, con asas de cuero. Con el uso se ablanda y toma la forma de tu compra.</p>`
    }
  ]
}

/** @type {import('./options.mjs').Section} */
export const italian = {
  slug: 'kitchen',
  sku: 'IT',
  brand: 'Bottega Verdiana',
  products: [
    {
      name: 'Tagliapasta a rotella in ottone',
      price: 22,
      media: 2,
      seoTitle: 'Tagliapasta a rotella in ottone',
      seoDescription:
        'Rotella dentellata in ottone per ravioli e tagliatelle, con manico in faggio. Taglia e sigilla in un solo gesto.',
      text: `<p>Rotella dentellata per tagliare e sigillare i ravioli. Ottone e faggio. Lunghezza 17 cm. Lavare a mano.</p>`
    },
    {
      name: 'Oliera antigoccia da 25 cl',
      in: 'tableware',
      price: 18,
      text: `<p>Finalmente un&rsquo;oliera che non gocciola (quasi) mai! Vetro soffiato, beccuccio in acciaio inox.</p>`
    },
    {
      name: 'Strofinaccio in puro lino',
      in: 'linen;kitchen',
      primary: '',
      price: 13,
      options: [choice('Disegno', ['Righe', 'Quadri', 'Tinta unita'])],
      text: `<p>Strofinaccio di lino, cm 50x70. Asciuga bene e non lascia pelucchi.</p>`
    },
    {
      name: 'Moka, guarnizione di ricambio',
      in: 'tea-and-coffee',
      price: 2.8,
      text: '<p>N. 3 guarnizioni + 1 filtro. Per moka da 6 tazze.</p>'
    },
    {
      name: 'Lampada da tavolo «Perla»',
      in: 'lighting',
      price: 96,
      was: 120,
      options: [swatch('Colore', { Bianco: '#FFFFFF', Corallo: '#FF7F50' })],
      text: `<p><span style="font-size:18px"><font color="#333333"><span>Lampada da tavolo in vetro opalino</span></font></span></p><p>Attacco E14, max 40W, lampadina esclusa. Altezza cm 24. Cavo con interruttore. Fatta a mano, piccole bolle d&#39;aria sono indice di lavorazione artigianale.</p>`
    }
  ]
}
