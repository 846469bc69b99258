export const reviewFlags = {
  overRecommended: {
    label: 'ארוך מהמומלץ',
    help: 'מנועי חיפוש או עיצובי חנות עלולים לקצר את הטקסט.'
  },
  numberLost: {
    label: 'חסר מספר',
    help: 'מספר מהמקור אינו מופיע בטקסט החדש, או שסימן המינוס שלו חסר.'
  },
  numberAdded: {
    label: 'מספר חדש',
    help: 'בטקסט החדש יש מספר שאינו במקור.'
  },
  structureLost: {
    label: 'העיצוב אבד',
    help: 'רשימות, קישורים, כותרות או תמונות של המקור נעלמו.'
  },
  bigChange: {
    label: 'האורך השתנה מאוד',
    help: 'הטקסט החדש ארוך יותר מפי שניים או קצר מחצי.'
  },
  unitLost: {
    label: 'חסרה יחידת מידה',
    help: 'למידה מהמקור נשאר המספר ולא היחידה.'
  },
  empty: {
    label: 'ריק',
    help: 'הקורא לא יראה דבר.'
  },
  language: {
    label: 'שפה אחרת',
    help: 'הטקסט אינו בשפה שהתבקשה.'
  },
  markup: {
    label: 'קוד חריג',
    help: 'בטקסט יש HTML, קישורים או תווים שבגללם היה נדחה טקסט של המודל.'
  },
  bannedWord: {
    label: 'מילה אסורה',
    help: 'הטקסט משתמש במילה שההגדרות אוסרות.'
  },
  unchanged: {
    label: 'ללא שינוי',
    help: 'המודל השאיר את הטקסט כפי שהיה.'
  },
  unknown: 'כדאי לבחון את הטקסט הזה בזהירות.',
  bannedWords: 'מילה אסורה: {{words}}',
  numbersLost: 'חסר מספר: {{numbers}}'
} as const
