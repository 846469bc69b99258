export const fileSentences = {
  exportAgain:
    '{{why}} Eine neue Datei erhalten Sie im Wix-Dashboard unter „Store-Produkte“ mit „Weitere Aktionen > Exportieren“. Verwenden Sie die Datei so, wie sie heruntergeladen wurde, ohne sie in einer Tabellenkalkulation zu öffnen und zu speichern.',
  empty: 'Diese Datei ist leer.',
  emptyUpload: 'Die Datei ist leer',
  cutLetter: 'Diese Datei bricht mitten in einem Buchstaben ab.',
  zeroBytes: 'Teile dieser Datei sind leer: Sie wurde auf der Festplatte oder beim Kopieren beschädigt.',
  encoding:
    'Diese Datei ist nicht in UTF-8, Umlaute und Akzente kämen falsch an. Vermutlich hat eine Tabellenkalkulation sie in einer anderen Kodierung wie Windows-1252 gespeichert: Excel tut das bei „CSV“ und behält die Buchstaben bei „CSV UTF-8“.',
  moved: 'Diese Datei ist nicht mehr, wo sie war. Wählen Sie sie noch einmal.',
  noAccess:
    'Diese Datei darf nicht gelesen werden: Prüfen Sie ihre Berechtigungen, oder kopieren Sie sie in einen anderen Ordner und wählen Sie die Kopie.',
  folder: 'Das ist ein Ordner. Wählen Sie die CSV-Datei darin.',
  disk: 'Diese Datei ließ sich nicht von ihrem Datenträger lesen ({{code}}). Kopieren Sie sie auf diesen Computer und wählen Sie die Kopie.',
  doubleColumn: 'Diese Datei hat die Spalte „{{column}}“ mehrmals; es ist unklar, welche gilt.',
  workbook: 'Das ist eine Arbeitsmappe (.xlsx, .ods oder .numbers) oder ein ZIP-Archiv, keine CSV-Datei.',
  oldWorkbook: 'Das ist eine alte Excel-Arbeitsmappe (.xls), keine CSV-Datei.',
  pdf: 'Das ist ein PDF-Dokument, keine CSV-Datei.',
  compressed: 'Das ist eine komprimierte Datei, keine CSV-Datei: Entpacken Sie sie zuerst.',
  binary: 'Das ist keine Textdatei, also auch keine CSV-Datei.',
  webPage:
    'Das ist eine Webseite, keine CSV-Datei: vermutlich eine Anmeldeseite, die statt des Downloads gespeichert wurde.',
  rtf: 'Das ist ein RTF-Dokument, keine CSV-Datei.',
  json: 'Das ist JSON, keine CSV-Datei.',
  shopify: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: ein Produktexport von Shopify.',
  feed: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: ein Produktfeed für Facebook oder Google.',
  woo: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: ein Produktexport von WooCommerce.',
  etsy: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: ein Angebotsexport von Etsy.',
  squarespace: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: ein Produktexport von Squarespace.',
  orders: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: eine Liste von Bestellungen.',
  contacts: 'Das sieht nach etwas anderem aus als einem Produktexport von Wix: eine Liste von Kontakten.',
  noHeader:
    'Diese Datei hat keine Kopfzeile: Ihre erste Zeile ist schon ein Produkt, und es ist unklar, welche Spalte welche ist.',
  lacksColumn: 'Das sieht nach einem Produktexport von Wix aus, unter den Spalten fehlt aber {{columns}}.',
  noColumns: 'Das ist kein Produktexport von Wix: Seine erste Zeile ist keine Liste von Spalten.',
  otherColumns: 'Das ist kein Produktexport von Wix: Seine Spalten beginnen mit {{columns}}.',
  misfit:
    'Der Kopf hat {{columns, number}} Spalten, fast alle Zeilen haben aber {{cells}} Zellen; es ist unklar, welche Zelle zu welcher Spalte gehört. Vermutlich hat ein Programm, das CSV-Dateien bearbeitet, die Datei beschädigt.',
  cells_one:
    'Diese Zeile hat {{count, number}} Zelle statt {{columns, number}}; es ist unklar, welche Zelle zu welcher Spalte gehört.',
  cells_other:
    'Diese Zeile hat {{count, number}} Zellen statt {{columns, number}}; es ist unklar, welche Zelle zu welcher Spalte gehört.',
  unclosed: 'In dieser Zeile beginnt ein Anführungszeichen, das nie endet.',
  afterQuote:
    'Nach dem schließenden Anführungszeichen einer Zelle folgt Text: Ein Anführungszeichen im Text wurde nicht verdoppelt.',
  beforeQuote:
    'Vor dem öffnenden Anführungszeichen einer Zelle steht ein Leerzeichen; es ist unklar, wo die Zelle endet.',
  cutShort: 'Die Datei endet mitten in dieser Zeile: Sie wurde abgeschnitten.',
  neverCloses:
    'In Zeile {{line}} beginnt ein Anführungszeichen, das nie endet: Die Datei wurde dort abgeschnitten, oder ein Anführungszeichen fehlt. Alles ab dieser Zeile wurde ausgelassen.',
  rowLong:
    'Die Zeile, die in Zeile {{line}} beginnt, ist länger als {{size}} MB: In ihr beginnt ein Anführungszeichen, das nie endet. Alles ab dieser Zeile wurde ausgelassen.',
  swallowed:
    'Eine Zelle dieser Zeile enthält ganze andere Zeilen: In ihr oder in ihrer Nähe fehlt ein Anführungszeichen.',
  formula:
    'Eine Tabellenkalkulation hielt den Text dieser Zelle für eine Formel und ließ stattdessen „{{cell}}“ stehen.',
  handleUsed: 'Das Handle „{{handle}}“ hat schon das Produkt in Zeile {{line}}.',
  noName: 'Dieses Produkt hat keinen Namen.',
  visible: 'Es ist unklar, ob „{{cell}}“ heißt, dass das Produkt sichtbar ist: Wix schreibt true oder false.',
  productRefused: 'Ihr Produkt in Zeile {{line}} wurde abgelehnt.',
  noHandle: 'Diese Zeile hat kein {{column}}; es ist unklar, zu welchem Produkt sie gehört.',
  noTypeV1: 'Diese Zeile hat keinen Typ: Wix schreibt Product oder Variant.',
  noTypeV3: 'Diese Zeile hat keinen Typ: Wix schreibt PRODUCT, VARIANT oder MEDIA.',
  badTypeV1: '„{{cell}}“ ist kein Zeilentyp: Wix schreibt Product oder Variant.',
  badTypeV3: '„{{cell}}“ ist kein Zeilentyp: Wix schreibt PRODUCT, VARIANT oder MEDIA.',
  orphan: 'Über dieser Zeile steht kein Produkt mit dem Handle „{{handle}}“.',
  apart:
    'Ihr Produkt steht in Zeile {{line}}, getrennt von dieser: Die Zeilen eines Produkts müssen aufeinander folgen, in der Reihenfolge, in der Wix sie geschrieben hat.',
  typeCase_one:
    '{{count, number}} Zeile schreibt den fieldType anders als Wix. Sie wurde gelesen, aber Wix überspringt solche Zeilen ohne Hinweis: Berichtigen Sie sie, bevor Sie diese Datei in Wix importieren.',
  typeCase_other:
    '{{count, number}} Zeilen schreiben den fieldType anders als Wix. Sie wurden gelesen, aber Wix überspringt solche Zeilen ohne Hinweis: Berichtigen Sie sie, bevor Sie diese Datei in Wix importieren.',
  rounded_one:
    'Eine Tabellenkalkulation hat in {{count, number}} Zeile lange Nummern (Handle, SKU oder Barcode) in eine Form wie 3.64E+14 gerundet; die Ziffern sind verloren. Importieren Sie diese Datei nicht wieder in Wix: Sie würde die echten Nummern überschreiben. Exportieren Sie stattdessen noch einmal aus Wix.',
  rounded_other:
    'Eine Tabellenkalkulation hat in {{count, number}} Zeilen lange Nummern (Handle, SKU oder Barcode) in eine Form wie 3.64E+14 gerundet; die Ziffern sind verloren. Importieren Sie diese Datei nicht wieder in Wix: Sie würde die echten Nummern überschreiben. Exportieren Sie stattdessen noch einmal aus Wix.',
  booleans_one:
    'Eine Tabellenkalkulation hat true und false in {{count, number}} Zeile in einer anderen Sprache geschrieben. Sie wurde gelesen, aber Wix versteht das nicht: Importieren Sie diese Datei nicht wieder in Wix.',
  booleans_other:
    'Eine Tabellenkalkulation hat true und false in {{count, number}} Zeilen in einer anderen Sprache geschrieben. Sie wurden gelesen, aber Wix versteht das nicht: Importieren Sie diese Datei nicht wieder in Wix.',
  wrapped_one:
    'Eine Tabellenkalkulation hat {{count, number}} Zeile als Ganzes in Anführungszeichen gesetzt. Sie wurde gelesen, aber Wix versteht das nicht: Importieren Sie diese Datei nicht wieder in Wix.',
  wrapped_other:
    'Eine Tabellenkalkulation hat {{count, number}} Zeilen als Ganzes in Anführungszeichen gesetzt. Sie wurden gelesen, aber Wix versteht das nicht: Importieren Sie diese Datei nicht wieder in Wix.',
  garbled_one:
    '{{count, number}} Zeile zeigt Spuren einer falschen Kodierung, etwa „Ã©“ statt „é“: Ein anderes Programm hat den Text vorher beschädigt. Prüfen Sie ihn oder exportieren Sie noch einmal aus Wix.',
  garbled_other:
    '{{count, number}} Zeilen zeigen Spuren einer falschen Kodierung, etwa „Ã©“ statt „é“: Ein anderes Programm hat den Text vorher beschädigt. Prüfen Sie ihn oder exportieren Sie noch einmal aus Wix.',
  notToEnd: 'Wordshelf konnte diese Datei nicht zu Ende lesen.',
  noProducts:
    'Die Datei hat eine Kopfzeile, aber keine Produkte. Exportieren Sie Ihre Produkte noch einmal aus Wix und wählen Sie diese Datei.',
  storeOnWix:
    '{{store}} ist ein Shop auf Wix, und seine Produkte kommen von dort. Legen Sie für diese Datei einen lokalen Shop an, oder ändern Sie die Produkte auf Wix und rufen Sie sie ab.',
  noUpload: 'Die Datei ist nicht mehr da. Wählen Sie sie noch einmal.',
  interrupted:
    'Wordshelf wurde beendet, während es diese Datei las. Nichts davon wurde übernommen; importieren Sie sie noch einmal.',
  importReading: 'Dieser Import wird noch gelesen; das geht jetzt nicht.',
  importReady: 'Dieser Import wartet auf die Übernahme; das geht jetzt nicht.',
  importApplied: 'Dieser Import wurde schon übernommen.',
  importCancelled: 'Dieser Import wurde abgebrochen.',
  importFailed: 'Dieser Import konnte nicht gelesen werden.',
  fromWix:
    'Diese Produkte kommen von Wix und nicht aus einer CSV-Datei, es gibt also keine zum Zurückschreiben. Veröffentlichen Sie sie oder wählen Sie die Wertetabelle.',
  notFromCsv:
    'Die Produkte dieses Auftrags kamen nicht aus einer CSV-Datei, es gibt also keine zum Zurückschreiben. Wählen Sie stattdessen die Wertetabelle.',
  importGone:
    'Die importierte Datei {{file}} ist nicht mehr im Datenordner. Importieren Sie sie noch einmal oder wählen Sie die Wertetabelle.',
  exportFileGone: 'Der Export wurde erstellt, aber die Datei ist weg. Exportieren Sie noch einmal.',
  exportGone: 'Diesen Export gibt es nicht mehr. Exportieren Sie den Auftrag noch einmal.',
  uploadLarge: 'Die Datei hat mehr als {{size}}. Exportieren Sie sie in mehreren Teilen aus Wix.',
  noRoom: 'Auf der Festplatte ist nicht genug Platz für diese Datei',
  uploadBroke: 'Das Hochladen brach vor dem Ende ab',
  uploadNotStored: 'Die Datei konnte nicht gespeichert werden ({{code}})'
} as const
