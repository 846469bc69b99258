export const firstRun = {
  titleEmpty: 'Mit ein paar Produkten beginnen',
  titleFilled: 'Weitere Produkte hinzufügen',
  lead: 'Wordshelf schreibt Produkttexte in großer Zahl um. Sie sehen den Preis, bevor ein Auftrag beginnt, und geben jede Änderung frei, bevor sie die App verlässt.',
  sample: {
    title: 'Beispiel-Shop',
    text: 'Ein fertiger Katalog, an dem Sie alles ausprobieren können. Sie brauchen weder Konto noch Schlüssel, und nichts verlässt diesen Computer.',
    action: 'Beispiel-Shop laden'
  },
  csv: {
    title: 'CSV-Datei',
    text: 'Ein Produktexport von Wix, im alten oder im neuen Format. Sie sehen, was darin steht, bevor etwas übernommen wird.',
    action: 'CSV-Datei wählen'
  },
  wix: {
    title: 'Wix-Shop',
    text: 'Ihr eigener Shop: Seine Produkte kommen herein, und was Sie freigeben, geht zurück. Dafür brauchen Sie einen API-Schlüssel, den Sie bei Wix in einer Minute anlegen.',
    action: 'Wix-Shop verbinden'
  },
  hasProducts_one: 'Dieser Shop hat {{count, number}} Produkt.',
  hasProducts_other: 'Dieser Shop hat {{count, number}} Produkte.',
  goToProducts: 'Zu den Produkten',
  sampleModel:
    'Die Texte schreibt das Beispielmodell in der App. Um OpenAI oder einen eigenen Server zu verwenden, öffnen Sie die <settings>Einstellungen</settings>.'
} as const
