import type { Phrases } from '../phrase-table.ts'

const en: Phrases = {
  open: [
    'Meet the {name}, ready to become part of your day.',
    'Say hello to the {name}.',
    'Take a closer look at the {name}.',
    'Get to know the {name}: straightforward, useful and easy to like.',
    'Some things earn their place quietly. Take the {name}.',
    'Looking for something you will keep reaching for? Start with the {name}.',
    'Treat yourself, or somebody you care about, to the {name}.',
    'A good day can start with something small: the {name}.'
  ],
  openBrand: [
    'Meet the {name} by {brand}.',
    '{brand} presents the {name}, ready to become part of your day.',
    'From {brand}: the {name}, straightforward, useful and easy to like.',
    'Discover the {name}, brought to you by {brand}.',
    'If you know {brand}, you will feel at home with the {name}.',
    'Make room for the {name} by {brand}.',
    'With the {name}, {brand} keeps things simple.',
    'Another good idea from {brand}: the {name}.',
    'Take a closer look at the {name} by {brand}.',
    'When {brand} puts its name to something, it is worth a look. Here is the {name}.'
  ],
  openCollection: [
    'Meet the {name}, part of our {collection} collection.',
    'Looking through our {collection} collection? Start with the {name}.',
    'Our {collection} collection would not be complete without the {name}.',
    'Chosen for our {collection} collection: the {name}.',
    'You will find the {name} at home in our {collection} collection.'
  ],
  options: [
    'Choose your {option}: {choices}.',
    'Pick the {option} that suits you: {choices}.',
    'Make it yours with the right {option}: {choices}.',
    'Which {option} will it be? Choose from {choices}.'
  ],
  close: [
    'A considered choice for yourself, and an easy one to give.',
    'Add to your cart whenever you are ready.',
    'One of those choices you only have to make once.',
    'Easy to choose, easy to enjoy.',
    'A small change that you will notice every day.',
    'Good on its own, and in good company with the rest of our shop.',
    'Questions before you order? We are happy to help.',
    'Take your time, and choose what feels right.'
  ],
  about: [
    'Easy to choose and easy to enjoy, whether you keep it or give it away.',
    'A thoughtful pick for yourself, or for somebody who will appreciate the gesture.',
    'Simple, considered and ready when you are.',
    'The kind of find that makes shopping feel easy.'
  ],
  titleBrand: '{name} by {brand}',
  tagline: ['Our Pick', 'Simply Good', 'Worth a Closer Look', 'Made for Your Day', 'An Easy Choice', 'A Lovely Find'],
  searchTail: ['Shop Online', 'Discover It Here', 'See the Details', 'Order Online'],
  searchOpen: [
    'Discover the {name}.',
    'Shop the {name} online.',
    'Looking for the {name}? You are in the right place.',
    'See the {name} up close.',
    'Find the {name} in our shop.'
  ],
  searchClose: [
    'See all the details and order online.',
    'Take a closer look today.',
    'Find yours in our online shop.',
    'Browse the details and choose yours.'
  ],
  alt: ['Product photo of the {name}.', 'The {name}, as shown in our shop.', 'View of the {name}.'],
  altBrand: ['Product photo of the {name} by {brand}.', 'The {name} by {brand}, as shown in our shop.'],
  ribbon: ['Our pick', 'In the spotlight', 'Featured', 'Worth a look', 'Top choice', 'Gift idea'],
  or: 'or'
}

const de: Phrases = {
  open: [
    'Entdecken Sie {name}: unkompliziert, praktisch und schnell ins Herz geschlossen.',
    'Darf es etwas Besonderes sein? {name} ist bereit für Ihren Alltag.',
    'Werfen Sie einen genaueren Blick auf {name}.',
    'Manche Dinge überzeugen ganz ohne große Worte. So auch {name}.',
    'Gönnen Sie sich oder jemandem, der Ihnen wichtig ist, {name}.'
  ],
  openBrand: [
    'Von {brand} für Sie: {name}.',
    'Entdecken Sie {name} von {brand}.',
    '{brand} stellt vor: {name}, bereit für Ihren Alltag.'
  ],
  openCollection: [
    'Aus unserer Kollektion „{collection}“: {name}.',
    'Entdecken Sie {name}, ausgewählt für unsere Kollektion „{collection}“.',
    'Passend zu unserer Kollektion „{collection}“: {name}.'
  ],
  options: ['{option} zur Auswahl: {choices}.', 'Wählen Sie, was zu Ihnen passt – {option}: {choices}.'],
  close: [
    'Eine gute Wahl für Sie selbst und eine schöne Idee zum Verschenken.',
    'Einfach auszusuchen, einfach zu mögen.',
    'Sie haben noch Fragen? Wir helfen Ihnen gern weiter.',
    'Nehmen Sie sich Zeit und wählen Sie, was zu Ihnen passt.'
  ],
  about: [
    'Leicht auszusuchen und leicht zu mögen – für Sie selbst oder als Geschenk.',
    'Schlicht, durchdacht und bereit, wenn Sie es sind.'
  ],
  titleBrand: '{name} von {brand}',
  tagline: ['Unsere Empfehlung', 'Einfach gut', 'Einen Blick wert', 'Für Ihren Alltag'],
  searchTail: ['Jetzt entdecken', 'Online bestellen', 'Alle Details'],
  searchOpen: ['Entdecken Sie {name}.', '{name} online bestellen.', 'Sie suchen {name}? Hier sind Sie richtig.'],
  searchClose: ['Alle Details ansehen und online bestellen.', 'Jetzt in unserem Shop entdecken.'],
  alt: ['Produktfoto: {name}.', 'Ansicht von {name} aus unserem Shop.'],
  altBrand: ['Produktfoto: {name} von {brand}.'],
  ribbon: ['Unser Tipp', 'Im Fokus', 'Empfohlen', 'Geschenkidee'],
  or: 'oder'
}

const nl: Phrases = {
  open: [
    'Maak kennis met {name}.',
    'Ontdek {name}: eenvoudig, praktisch en snel vertrouwd.',
    'Sommige dingen verdienen hun plek vanzelf. Neem nu {name}.',
    'Verwen uzelf, of iemand om wie u geeft, met {name}.'
  ],
  openBrand: ['Van {brand} voor u: {name}.', 'Ontdek {name} van {brand}.', 'Maak kennis met {name}, van {brand}.'],
  openCollection: [
    'Uit onze collectie {collection}: {name}.',
    'Ontdek {name}, gekozen voor onze collectie {collection}.'
  ],
  options: ['{option} naar keuze: {choices}.', 'Kies wat bij u past – {option}: {choices}.'],
  close: [
    'Een doordachte keuze voor uzelf, en een mooi idee om te geven.',
    'Makkelijk te kiezen, fijn om te hebben.',
    'Nog vragen? Wij helpen u graag.',
    'Neem rustig de tijd en kies wat bij u past.'
  ],
  about: [
    'Makkelijk te kiezen en fijn om te hebben, voor uzelf of als cadeau.',
    'Eenvoudig, doordacht en klaar wanneer u het bent.'
  ],
  titleBrand: '{name} van {brand}',
  tagline: ['Onze keuze', 'Gewoon goed', 'Een nadere blik waard', 'Voor elke dag'],
  searchTail: ['Ontdek het hier', 'Online bestellen', 'Alle details'],
  searchOpen: ['Ontdek {name}.', 'Bestel {name} online.', 'Op zoek naar {name}? Hier bent u aan het juiste adres.'],
  searchClose: ['Bekijk alle details en bestel online.', 'Bekijk het in onze winkel.'],
  alt: ['Productfoto van {name}.', '{name}, zoals te zien in onze winkel.'],
  altBrand: ['Productfoto van {name} van {brand}.'],
  ribbon: ['Onze keuze', 'Uitgelicht', 'Aanrader', 'Cadeautip'],
  or: 'of'
}

export const GERMANIC_PHRASES: Readonly<Record<string, Phrases>> = { en, de, nl }
