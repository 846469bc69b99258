export const generalSentences = {
  conflictNotFound: 'Den Konflikt {{id}} gibt es nicht.',
  deviceNotFound: 'Das Gerät {{id}} gibt es nicht.',
  importNotFound: 'Den Import {{id}} gibt es nicht.',
  itemNotFound: 'Das Element {{id}} gibt es nicht.',
  jobNotFound: 'Den Auftrag {{id}} gibt es nicht.',
  listNotFound: 'Die Liste {{id}} gibt es nicht.',
  productNotFound: 'Das Produkt {{id}} gibt es nicht.',
  publishNotFound: 'Die Veröffentlichung {{id}} gibt es nicht.',
  pullNotFound: 'Den Abruf {{id}} gibt es nicht.',
  changeNotFound: 'Die Prüfungsänderung {{id}} gibt es nicht.',
  storeNotFound: 'Den Shop {{id}} gibt es nicht.',
  viewNotFound: 'Die Ansicht {{id}} gibt es nicht.',
  ofField: '{{why}}',
  engineStopped:
    'Der Kern von Wordshelf ist stehen geblieben. Starten Sie Wordshelf neu; nichts Gespeichertes ist verloren.',
  engineSilent:
    'Der Kern von Wordshelf hat nicht geantwortet. Versuchen Sie es noch einmal, und starten Sie Wordshelf neu, falls es so bleibt.',
  oddAnswer: 'Wordshelf hat eine Antwort gegeben, die es selbst nicht versteht. Näheres steht im Protokoll.',
  pageSilent: 'Wordshelf hat nicht geantwortet. Versuchen Sie es erneut, und starten Sie es neu, wenn es dabei bleibt.',
  pageLost:
    'Wordshelf läuft nicht, oder diese Seite hat die Verbindung verloren. Starten Sie es wieder und versuchen Sie es dann noch einmal.',
  pageUnknown: 'Diese Seite ist nicht angemeldet. Öffnen Sie die Adresse, die Wordshelf beim Start ausgegeben hat.',
  pageTooMuch: 'Das ist mehr, als Wordshelf auf einmal annimmt.',
  pageOdd: 'Wordshelf hat eine Antwort gegeben, die diese Seite nicht versteht (Status {{status}}).',
  uploadStopped: 'Das Hochladen wurde abgebrochen.',
  uploadLost:
    'Die Datei konnte nicht übergeben werden. Vielleicht läuft Wordshelf nicht mehr, oder die Datei wurde verschoben.',
  uploadLarge: 'Diese Datei ist größer, als Wordshelf annimmt.',
  uploadOdd: 'Die Datei konnte nicht übergeben werden (Status {{status}}).',
  inside: 'In Wordshelf ist etwas schiefgegangen. Es wurde nichts geändert; Näheres steht im Protokoll.',
  wrong: 'In Wordshelf ist etwas schiefgegangen. Näheres steht im Protokoll.',
  diskFull: 'Die Festplatte ist voll. Es wurde nichts geändert; schaffen Sie Platz und versuchen Sie es noch einmal.',
  damaged:
    'Ein Teil der Daten lässt sich nicht lesen. Es wurde nichts geändert; Wordshelf prüft sie jetzt und sagt, was es gefunden hat.',
  diskOdd:
    'Die Festplatte antwortet nicht, wie sie sollte. Es wurde nichts geändert; prüfen Sie sie und versuchen Sie es noch einmal.',
  noRight:
    'Wordshelf darf nicht mehr in seinen Datenordner schreiben. Es wurde nichts geändert; geben Sie Ihrem Konto dieses Recht und versuchen Sie es noch einmal.',
  cancelled: 'Es wurde nichts geändert.',
  closing: 'Wordshelf wird geschlossen',
  addressWhole: 'Das ist keine vollständige Adresse. Sie sollte aussehen wie {{example}}.',
  addressUser:
    'Die Adresse darf keinen Benutzernamen und kein Passwort enthalten. Geben Sie den Schlüssel in seinem eigenen Feld ein.',
  addressEnd: 'Die Adresse muss vor ? oder # enden.',
  addressHttps: 'Die Adresse muss mit https:// beginnen.',
  addressElsewhere:
    'Ein Server auf einem anderen Rechner muss über https:// erreicht werden, damit unterwegs niemand den Schlüssel lesen kann.',
  nameEmpty: 'Bitte geben Sie einen Namen ein',
  nameLong: 'Der Name darf höchstens {{limit, number}} Zeichen haben',
  nameBroken: 'Der Name enthält Steuerzeichen oder kaputte Zeichen',
  fieldMissing: '{{field}} fehlt',
  fieldWhole: '{{field}} muss eine ganze Zahl sein',
  fieldLeast: '{{field}} muss mindestens {{limit, number}} sein',
  fieldMost: '{{field}} darf höchstens {{limit, number}} sein',
  fieldLong: '{{field}} darf höchstens {{limit, number}} Zeichen haben'
} as const
