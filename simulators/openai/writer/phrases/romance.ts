import type { Phrases } from '../phrase-table.ts'

const fr: Phrases = {
  open: [
    'Découvrez {name}.',
    'Faites connaissance avec {name} : simple, pratique et vite adopté.',
    'Certaines choses trouvent leur place tout naturellement. C’est le cas de {name}.',
    'Faites-vous plaisir, ou gâtez un proche, avec {name}.'
  ],
  openBrand: ['Signé {brand} : {name}.', 'Découvrez {name}, par {brand}.', '{brand} vous présente {name}.'],
  openCollection: [
    'Dans notre collection {collection} : {name}.',
    'Découvrez {name}, au cœur de notre collection {collection}.'
  ],
  options: ['{option} au choix : {choices}.', 'Choisissez ce qui vous convient – {option} : {choices}.'],
  close: [
    'Un choix réfléchi pour vous, et une jolie idée à offrir.',
    'Facile à choisir, facile à aimer.',
    'Une question avant de commander ? Nous sommes là pour vous aider.',
    'Prenez votre temps et choisissez ce qui vous ressemble.'
  ],
  about: [
    'Facile à choisir et facile à aimer, pour vous ou pour offrir.',
    'Simple, bien pensé, et prêt quand vous l’êtes.'
  ],
  titleBrand: '{name} par {brand}',
  tagline: ['Notre sélection', 'Tout simplement bon', 'À découvrir', 'Pour tous les jours'],
  searchTail: ['À découvrir ici', 'Commander en ligne', 'Tous les détails'],
  searchOpen: ['Découvrez {name}.', 'Commandez {name} en ligne.', 'Vous cherchez {name} ? Vous êtes au bon endroit.'],
  searchClose: ['Voir tous les détails et commander en ligne.', 'À découvrir dans notre boutique.'],
  alt: ['Photo du produit : {name}.', '{name}, tel que présenté dans notre boutique.'],
  altBrand: ['Photo du produit : {name} par {brand}.'],
  ribbon: ['Notre choix', 'À la une', 'Coup de cœur', 'Idée cadeau'],
  or: 'ou'
}

const es: Phrases = {
  open: [
    'Descubre {name}.',
    'Te presentamos {name}: sencillo, práctico y fácil de querer.',
    'Hay cosas que se ganan su sitio sin hacer ruido. Una de ellas: {name}.',
    'Date un gusto, o sorprende a alguien especial, con {name}.'
  ],
  openBrand: ['De la mano de {brand}: {name}.', 'Descubre {name}, de {brand}.', '{brand} presenta {name}.'],
  openCollection: [
    'De nuestra colección {collection}: {name}.',
    'Descubre {name}, con un lugar propio en nuestra colección {collection}.'
  ],
  options: ['{option} a elegir: {choices}.', 'Elige lo que va contigo – {option}: {choices}.'],
  close: [
    'Una elección bien pensada para ti y una bonita idea para regalar.',
    'Fácil de elegir, fácil de disfrutar.',
    '¿Tienes alguna pregunta? Estaremos encantados de ayudarte.',
    'Tómate tu tiempo y elige lo que va contigo.'
  ],
  about: [
    'Fácil de elegir y fácil de disfrutar, para ti o para regalar.',
    'Una idea sencilla y bien pensada, para cuando tú quieras.'
  ],
  titleBrand: '{name} de {brand}',
  tagline: ['Nuestra elección', 'Sencillamente bueno', 'Para descubrir', 'Para cada día'],
  searchTail: ['Descúbrelo aquí', 'Compra en línea', 'Todos los detalles'],
  searchOpen: ['Descubre {name}.', 'Compra {name} en línea.', '¿Buscas {name}? Estás en el lugar adecuado.'],
  searchClose: ['Consulta todos los detalles y haz tu pedido en línea.', 'Descúbrelo en nuestra tienda.'],
  alt: ['Foto del producto: {name}.', '{name}, tal como se muestra en nuestra tienda.'],
  altBrand: ['Foto del producto: {name} de {brand}.'],
  ribbon: ['Nuestra elección', 'Destacado', 'Recomendado', 'Idea de regalo'],
  or: 'o'
}

const it: Phrases = {
  open: [
    'Scopri {name}.',
    'Ti presentiamo {name}: semplice, pratico e facile da amare.',
    'Certe cose trovano il loro posto con naturalezza. Come {name}.',
    'Concediti un piacere, o sorprendi chi ami, con {name}.'
  ],
  openBrand: ['Firmato {brand}: {name}.', 'Scopri {name} di {brand}.', '{brand} presenta {name}.'],
  openCollection: [
    'Dalla nostra collezione {collection}: {name}.',
    'Scopri {name} nella nostra collezione {collection}.'
  ],
  options: ['{option} a scelta: {choices}.', 'Scegli ciò che fa per te – {option}: {choices}.'],
  close: [
    'Una scelta ben pensata per te e una bella idea da regalare.',
    'Facile da scegliere, facile da amare.',
    'Hai una domanda? Siamo felici di aiutarti.',
    'Prenditi il tuo tempo e scegli ciò che fa per te.'
  ],
  about: [
    'Facile da scegliere e facile da amare, per te o da regalare.',
    'Un’idea semplice e ben pensata, per quando vuoi tu.'
  ],
  titleBrand: '{name} di {brand}',
  tagline: ['La nostra scelta', 'Semplicemente buono', 'Da scoprire', 'Per ogni giorno'],
  searchTail: ['Scoprilo qui', 'Ordina online', 'Tutti i dettagli'],
  searchOpen: ['Scopri {name}.', 'Ordina {name} online.', 'Cerchi {name}? Sei nel posto giusto.'],
  searchClose: ['Guarda tutti i dettagli e ordina online.', 'Scoprilo nel nostro negozio.'],
  alt: ['Foto del prodotto: {name}.', '{name}, come mostrato nel nostro negozio.'],
  altBrand: ['Foto del prodotto: {name} di {brand}.'],
  ribbon: ['La nostra scelta', 'In evidenza', 'Consigliato', 'Idea regalo'],
  or: 'o'
}

const pt: Phrases = {
  open: [
    'Descubra {name}.',
    'Conheça {name}: simples, prático e fácil de gostar.',
    'Há coisas que conquistam o seu lugar sem alarde. É o caso de {name}.',
    'Ofereça a si, ou a quem mais gosta, {name}.'
  ],
  openBrand: ['Com a assinatura de {brand}: {name}.', 'Descubra {name}, de {brand}.', '{brand} apresenta {name}.'],
  openCollection: ['Da nossa coleção {collection}: {name}.', 'Descubra {name} na nossa coleção {collection}.'],
  options: ['{option} à escolha: {choices}.', 'Escolha o que combina consigo – {option}: {choices}.'],
  close: [
    'Uma escolha bem pensada para si e uma bela ideia para oferecer.',
    'Fácil de escolher, fácil de gostar.',
    'Tem alguma pergunta? Teremos todo o gosto em ajudar.',
    'Leve o seu tempo e escolha o que combina consigo.'
  ],
  about: [
    'Fácil de escolher e fácil de gostar, para si ou para oferecer.',
    'Uma ideia simples e bem pensada, para quando quiser.'
  ],
  titleBrand: '{name} de {brand}',
  tagline: ['A nossa escolha', 'Simplesmente bom', 'Para descobrir', 'Para todos os dias'],
  searchTail: ['Descubra aqui', 'Encomende online', 'Todos os detalhes'],
  searchOpen: ['Descubra {name}.', 'Encomende {name} online.', 'Procura {name}? Está no lugar certo.'],
  searchClose: ['Veja todos os detalhes e encomende online.', 'Descubra na nossa loja.'],
  alt: ['Foto do produto: {name}.', '{name}, tal como apresentado na nossa loja.'],
  altBrand: ['Foto do produto: {name} de {brand}.'],
  ribbon: ['A nossa escolha', 'Em destaque', 'Recomendado', 'Ideia de presente'],
  or: 'ou'
}

export const ROMANCE_PHRASES: Readonly<Record<string, Phrases>> = { fr, es, it, pt }
