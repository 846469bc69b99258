export const exports = {
  title: 'ייצוא',
  approved_one: 'טקסט מאושר אחד',
  approved_two: 'שני טקסטים מאושרים',
  approved_other: '{{count, number}} טקסטים מאושרים',
  nothing: {
    title: 'עדיין לא אושר דבר',
    text: 'רק מה שאושר נכנס לקובץ.',
    waiting_one: 'טקסט אחד ממתין לסקירה. רק מה שאושר נכנס לקובץ.',
    waiting_two: 'שני טקסטים ממתינים לסקירה. רק מה שאושר נכנס לקובץ.',
    waiting_other: '{{count, number}} טקסטים ממתינים לסקירה. רק מה שאושר נכנס לקובץ.',
    review: 'סקירה',
    job: 'אל המשימה'
  },
  form: {
    format: 'פורמט',
    create: 'יצירת הקובץ',
    contents: 'טקסטים מאושרים',
    total: 'סך הכול',
    leftOut_one: 'טקסט אחד שעדיין ממתין לסקירה נשאר בחוץ.',
    leftOut_two: 'שני טקסטים שעדיין ממתינים לסקירה נשארים בחוץ.',
    leftOut_other: '{{count, number}} טקסטים שעדיין ממתינים לסקירה נשארים בחוץ.'
  },
  format: {
    wix: {
      name: 'CSV של Wix',
      text: 'הקובץ שיובא, כשרק התאים שאושרו בו משתנים. טקסט שאין לו עמודה בקובץ נשאר בחוץ ומופיע ברשימה.'
    },
    values: {
      name: 'טבלת ערכים',
      text: 'כל טקסט מאושר עם המוצר, המאפיין והמקור שלו, גם כשבקובץ של Wix אין לו עמודה, כפי שקורה לעתים קרובות בטקסטים של SEO.'
    }
  },
  report: {
    label: 'הקובץ',
    written_one: '{{size}}, נכתב טקסט אחד',
    written_two: '{{size}}, נכתבו שני טקסטים',
    written_other: '{{size}}, נכתבו {{count, number}} טקסטים',
    again: 'יצירה מחדש',
    download: 'הורדה',
    escaped_one: 'תא אחד שגיליון אלקטרוני היה מריץ כנוסחה נכתב עם גרש בתחילתו.',
    escaped_two: 'שני תאים שגיליון אלקטרוני היה מריץ כנוסחאות נכתבו עם גרש בתחילתם.',
    escaped_other: '{{count, number}} תאים שגיליון אלקטרוני היה מריץ כנוסחאות נכתבו עם גרש בתחילתם.',
    skipped_one: 'טקסט אחד הושמט',
    skipped_two: 'שני טקסטים הושמטו',
    skipped_other: '{{count, number}} טקסטים הושמטו',
    product: 'מוצר',
    attribute: 'מאפיין',
    why: 'סיבה',
    more_one: 'ועוד אחד.',
    more_two: 'ועוד שניים.',
    more_other: 'ועוד {{count, number}}.'
  },
  /** Why an approved text is not in the file, and where it can be found instead. */
  skip: {
    changed: 'בקובץ שיובא הטקסט הזה כבר אינו הטקסט שממנו התחילה המשימה.',
    'no-column': 'בקובץ שיובא אין עמודה למאפיין הזה. הטקסט נמצא בטבלת הערכים.',
    'no-record': 'בקובץ שיובא אין שורה למוצר הזה.',
    'other-file': 'המוצר הגיע מקובץ מיובא אחר.'
  }
} as const
