export const storeSentences = {
  noKeyForSite: 'ל־Wordshelf אין מפתח לאתר הזה. יש ליצור מפתח ב־Wix תחת API Keys ולהזין אותו כאן.',
  noKey: 'ל־Wordshelf אין מפתח עבור {{store}}. יש לחבר את החנות שוב עם מפתח מ־Wix.',
  found: 'Wix עונה: זוהי החנות {{store}}.',
  publishing: 'משהו מתפרסם כעת בחנות הזו. יש לחכות שיסתיים או לבטל אותו קודם.',
  notOnWix: 'החנות הזו אינה ב־Wix. יש לחבר קודם חנות Wix.',
  notOnWixConnect: 'החנות הזו אינה ב־Wix. יש לחבר חנות קודם.',
  nothingToFetch: 'החנות הזו אינה ב־Wix ולכן אין מה למשוך. יש לחבר קודם חנות Wix.',
  movedCatalogue: 'Wix העביר את החנות הזו לקטלוג חדש. Wordshelf ימשוך קודם את כל הקטלוג שוב ואז ימשיך.',
  disconnected: 'החנות נותקה. מה שנמשך קודם נשאר.',
  fetchingAlready: 'הקטלוג כבר נמשך. יש לחכות שהמשיכה תסתיים או לבטל אותה קודם.',
  pullRunning: 'המשיכה מתבצעת כעת, ולכן הפעולה אינה אפשרית.',
  pullPaused: 'המשיכה מושהית, ולכן הפעולה אינה אפשרית.',
  pullDone: 'המשיכה כבר הסתיימה.',
  pullCancelled: 'המשיכה בוטלה.',
  pullFailed: 'המשיכה נכשלה.'
} as const
