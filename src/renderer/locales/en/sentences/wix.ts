/** What Wix answers, or what keeps it from answering. */
export const wixSentences = {
  withDetails: '{{why, sentence}} ({{details}}).',
  alone: '{{why, sentence}}.',
  busy: 'The store takes no more requests for the moment',
  notReadable: 'The answer of Wix cannot be read',
  settingUp: 'Wix is still setting this store up: try again in a few minutes',
  otherVersion: 'The store has moved to the other version of the Wix catalogue: fetch it again',
  plan: 'The plan of this site has no access to the Wix API: upgrade the site on Wix, then try again',
  badKey:
    'Wix does not accept the API key: make a new one in the API Keys Manager of Wix (manage.wix.com/account/api-keys) and enter it here',
  failed: 'Wix failed to answer; it usually does a little later',
  refused: 'Wix refused the request',
  noStores: 'This site has no Wix Stores: add the app Wix Stores to the site, or connect another site',
  siteGone:
    'Wix knows no site with this id: it was deleted, or the id is wrong. Copy the part after /dashboard/ from the address of the site’s dashboard',
  keyOfOtherSite:
    'The API key was not made for this site, or may do nothing in its store: make a key for the site with the permission “{{permission}}” in the API Keys Manager of Wix (manage.wix.com/account/api-keys) and enter it here',
  keyLacks:
    'The API key lacks the permission “{{permission}}”, or was not made for this site: make a key with it in the API Keys Manager of Wix (manage.wix.com/account/api-keys) and enter it here',
  keyWithout:
    'The key for this store lacks the permission “{{permission}}”. Add it to the key at Wix, or connect the store with a new key.',
  lacks:
    'The key lacks the permission {{permissions}}. Add what is missing to the key at Wix, or make a new key there, and try again.',
  lacksMany:
    'The key lacks the permissions {{permissions}}. Add what is missing to the key at Wix, or make a new key there, and try again.',
  clock: 'The clock of this computer is wrong: set date and time to automatic in its settings, then try again',
  inBetween:
    'Something between this computer and Wix answered in its place, such as a proxy or a sign-in page: open wix.com in a browser, sign in to the network if it asks, and try again',
  slow: 'Wix gave no complete answer in time.',
  stoppedWriting: 'It was stopped while Wix was answering.',
  stopped: 'It was stopped.',
  notSent: 'It was stopped before anything was sent.',
  unreached: 'Wix cannot be reached: check the connection to the internet.',
  unsafe:
    'The connection to Wix is not safe: something on this network, such as a proxy or a virus scanner, answers with a certificate that this computer does not trust. Ask whoever runs the network.',
  proxy: 'The proxy of this network lets no request through to Wix: sign in to it, or ask whoever runs the network.',
  answerTooLarge: 'The answer of Wix is larger than any answer can be.',
  broke: 'The connection to Wix broke before the answer was complete.',
  unknownVersion:
    'Wix says that this store is on a version of the catalogue that this version of the app does not know.',
  unknownForm: 'Wix answered in a form that this version of the app does not know ({{at}}).',
  unknownAnswer: 'Wix answered in a form that this version of the app does not know.',
  samePage: 'Wix sent the same page of products again instead of the next one.',
  lostPlace: 'Wix no longer knows the place where the reading stopped: fetch the catalogue again.',
  saidNothing: 'Wix said nothing of this product.',
  noImage: 'The product has no image on Wix that an alt text could go to.',
  needs: 'A product on Wix needs a {{attribute, attribute}}.',
  takesNo: 'Wix takes no {{attribute, attribute}} for this store.',
  slugTaken: 'Another product of the store has this URL slug: choose another one.',
  variants:
    'Wix takes no change of this product, because its variants do not fit its options: open and save it once on Wix.',
  productRefused: 'Wix refused this product ({{code}}).',
  partRefused: 'Wix refused the {{attribute, attributes}} of this product ({{code}}).',
  productRefusedPlainly: 'Wix refused this product.',
  partRefusedPlainly: 'Wix refused the {{attribute, attributes}} of this product.',
  keyWithBlanks: 'The API key contains blanks or characters that no key has. Copy it from Wix once more.',
  noSiteId:
    'This is not the id of a site. Copy the part after /dashboard/ from the address of your site’s dashboard on Wix.',
  siteIdForm: 'siteId must be the id after /dashboard/ in the address of your site’s dashboard'
} as const
