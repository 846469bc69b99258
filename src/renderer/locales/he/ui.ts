/** What the building blocks of the screens say by themselves. */
export const ui = {
  loading: 'בטעינה',
  jobName: 'משימה {{id}}',
  showAllJobs: 'הצגת כל המשימות',
  publishName: { PUBLISH: 'פרסום {{id}}', UNDO: 'ביטול {{id}}' },
  of: '{{value, number}} מתוך {{total, number}}',
  /** What an import or a pull found, beside one another. */
  tally: {
    new_one: 'אחד חדש',
    new_two: 'שניים חדשים',
    new_other: '{{count, number}} חדשים',
    changed_one: 'אחד השתנה',
    changed_two: 'שניים השתנו',
    changed_other: '{{count, number}} השתנו',
    unchanged_one: 'אחד ללא שינוי',
    unchanged_two: 'שניים ללא שינוי',
    unchanged_other: '{{count, number}} ללא שינוי',
    gone_one: 'אחד נמחק',
    gone_two: 'שניים נמחקו',
    gone_other: '{{count, number}} נמחקו'
  },
  clamp: { more: 'הצגת הכול', less: 'הצגת פחות' },
  runsOn: '<quiet>פועלת על </quiet><device>{{name}}</device>',
  runsOnTitle: 'פועלת על {{name}}',
  opensOutside: '(נפתח בדפדפן)',
  /** A server that asked for a pause; the model's may be down as well. */
  held: {
    job: {
      in: 'השרת זקוק להפסקה: ממשיכים בעוד {{duration}}',
      soon: 'השרת זקוק להפסקה: ממשיכים בעוד רגע',
      spoken: 'השרת זקוק להפסקה. המשימה תימשך מעצמה.'
    },
    publish: {
      in: 'Wix ביקשה להמתין: ממשיכים בעוד {{duration}}',
      soon: 'Wix ביקשה להמתין: ממשיכים בעוד רגע',
      spoken: 'Wix ביקשה להמתין. הפרסום יימשך מעצמו.'
    },
    pull: {
      in: 'Wix ביקשה להמתין: ממשיכים בעוד {{duration}}',
      soon: 'Wix ביקשה להמתין: ממשיכים בעוד רגע',
      spoken: 'Wix ביקשה להמתין. השליפה תימשך מעצמה.'
    }
  },
  pace_one: 'עד בקשה אחת בדקה',
  pace_two: 'עד שתי בקשות בדקה',
  pace_other: 'עד {{count, number}} בקשות בדקה',
  html: { label: 'איך משווים HTML', text: 'טקסט כפי שקוראים אותו', rendered: 'תצוגה מעוצבת', source: 'קוד HTML' },
  key: { andThen: 'ואז', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', enter: 'Enter', escape: 'Esc', space: 'רווח' },
  /** Kept together from left to right: the slash would turn the two numbers round. */
  length: {
    fine: '\u2066{{length, number}} / {{limit, number}}\u2069',
    long: '\u2066{{length, number}} / {{limit, number}}\u2069 ארוך',
    refused: '\u2066{{length, number}} / {{limit, number}}\u2069 ארוך מדי'
  },
  progress: {
    label: 'התקדמות',
    numbers: '{{value, number}} <of>מתוך {{total, number}}</of>',
    percent: '{{percent, number}}%',
    spoken: '{{label}}: {{percent, number}} אחוזים'
  },
  publishButton: {
    publish: 'פרסום',
    unconnected: 'החנות הזו אינה מחוברת ל-Wix, ולכן אין לאן לפרסם. אפשר לחבר חנות או לייצא קובץ.',
    openStore: 'פתיחת מסך החנות'
  },
  publishTable: {
    publish: 'פרסום',
    job: 'משימה',
    progress: 'התקדמות',
    cameTo: 'תוצאה',
    severalJobs: 'כמה משימות',
    nothingYet: 'עדיין כלום',
    published_one: 'אחד פורסם',
    published_two: 'שניים פורסמו',
    published_other: '{{count, number}} פורסמו',
    putBack_one: 'אחד הוחזר',
    putBack_two: 'שניים הוחזרו',
    putBack_other: '{{count, number}} הוחזרו',
    conflict_one: 'אחד בהתנגשות',
    conflict_two: 'שניים בהתנגשות',
    conflict_other: '{{count, number}} בהתנגשות',
    failed_one: 'אחד נכשל',
    failed_two: 'שניים נכשלו',
    failed_other: '{{count, number}} נכשלו',
    unchanged_one: 'אחד ללא שינוי',
    unchanged_two: 'שניים ללא שינוי',
    unchanged_other: '{{count, number}} ללא שינוי',
    skipped_one: 'אחד דולג',
    skipped_two: 'שניים דולגו',
    skipped_other: '{{count, number}} דולגו',
    cancelled_one: 'אחד הושמט',
    cancelled_two: 'שניים הושמטו',
    cancelled_other: '{{count, number}} הושמטו'
  },
  image: {
    unnamed: 'תמונה',
    named: 'תמונה: {{alt}}'
  },
  diff: {
    before: 'לפני',
    after: 'אחרי',
    noText: 'אין טקסט',
    source: 'קוד HTML',
    comparing: 'בהשוואה…',
    noDifference: 'הקונים לא רואים שום הבדל.',
    onlyFormatting: 'רק העיצוב השתנה.',
    seeSource: 'רק העיצוב השתנה. קוד ה-HTML מראה איך.'
  },
  editor: {
    preview: 'כפי שהקונים רואים',
    keys: '<save/> לשמירה, <cancel/> לביטול',
    tooLong_one: 'תו אחד יותר מדי. מותרים לכל היותר {{max, number}}.',
    tooLong_two: 'שני תווים יותר מדי. מותרים לכל היותר {{max, number}}.',
    tooLong_other: '{{count, number}} תווים יותר מדי. מותרים לכל היותר {{max, number}}.',
    form: { label: 'עריכה בתור', rich: 'טקסט', source: 'HTML' },
    onlySource: 'עורך הטקסט היה משנה את הדרך שבה ה-HTML הזה כתוב, ולכן הוא נערך כמות שהוא.',
    onlySourceTag: 'עורך הטקסט אינו מכיר את \u2066{{tag}}\u2069 והיה מאבד אותו, ולכן העריכה כאן היא ב-HTML.',
    notLoaded: 'לא ניתן היה לטעון את עורך הטקסט, ולכן מוצג כאן קוד ה-HTML.',
    toolbar: 'עיצוב',
    tool: {
      bold: 'מודגש',
      italic: 'נטוי',
      underline: 'קו תחתון',
      clear: 'ניקוי העיצוב',
      heading: 'כותרת {{level}}',
      bulletList: 'רשימת תבליטים',
      numberedList: 'רשימה ממוספרת',
      quote: 'ציטוט',
      link: 'קישור',
      unlink: 'הסרת הקישור',
      undo: 'ביטול',
      redo: 'ביצוע מחדש'
    },
    link: {
      address: 'כתובת הקישור',
      refused: 'רק כתובות אינטרנט, דואר וטלפון.',
      set: 'הוספת הקישור'
    }
  },
  status: {
    job: {
      PENDING: 'ממתינה',
      RUNNING: 'פועלת',
      PAUSED: 'מושהית',
      COMPLETED: 'הושלמה',
      CANCELLED: 'בוטלה',
      FAILED: 'נכשלה',
      trial: 'פועלת: הרצת ניסיון',
      withFailures: 'הושלמה עם כשלים'
    },
    paused: {
      trial: 'הרצת הניסיון הסתיימה',
      user: 'מושהית',
      offline: 'מושהית: אין חיבור',
      quota: 'מושהית: המגבלה נוצלה',
      auth: 'מושהית: המפתח נדחה',
      model: 'מושהית: המודל לא זמין',
      credits: 'מושהית: אין קרדיטים'
    },
    item: {
      PENDING: 'ממתין',
      RUNNING: 'בעבודה',
      DONE: 'מוכן',
      FAILED: 'נכשל',
      CANCELLED: 'בוטל',
      SKIPPED: 'דולג'
    },
    review: { OPEN: 'לסקירה', APPROVED: 'אושר', REJECTED: 'נדחה' },
    publish: {
      NONE: 'לא פורסם',
      PLANNED: 'מתוכנן',
      SENDING: 'בשליחה',
      PUBLISHED: 'פורסם',
      CONFLICT: 'התנגשות',
      UNKNOWN: 'לא ידוע',
      REVERTED: 'הפרסום בוטל',
      thenChanged: 'פורסם, ואז שונה'
    },
    publishRun: {
      SCHEDULED: 'מתוזמן',
      MISSED: 'המועד הוחמץ',
      RUNNING: 'פועל',
      PAUSED: 'מושהה',
      DONE: 'הסתיים',
      CANCELLED: 'בוטל',
      withFailures: 'הסתיים עם כשלים',
      withConflicts: 'הסתיים עם התנגשויות'
    },
    publishOp: {
      PLANNED: 'ממתין',
      SENDING: 'בשליחה',
      UNKNOWN: 'לא ידוע',
      PUBLISHED: 'פורסם',
      UNCHANGED: 'ללא שינוי',
      SKIPPED: 'דולג',
      CONFLICT: 'התנגשות',
      FAILED: 'נכשל',
      CANCELLED: 'בוטל',
      putBack: 'הוחזר'
    },
    pull: { RUNNING: 'בשליפה', PAUSED: 'מושהית', DONE: 'הסתיימה', CANCELLED: 'בוטלה', FAILED: 'נכשלה' }
  }
} as const
