export const review = {
  title: 'סקירה',
  loading: 'בטעינה',
  texts: 'טקסטים לסקירה',
  gone: 'הטקסט הזה כבר לא קיים.',
  job: 'משימה {{id}}',
  jobInLanguage: 'משימה {{id}}, {{language}}',
  itemName: '{{attribute}} של {{product}}',
  aboutJob_one: '{{attributes}} של מוצר אחד ב{{language}}',
  aboutJob_two: '{{attributes}} של שני מוצרים ב{{language}}',
  aboutJob_other: '{{attributes}} של {{count, number}} מוצרים ב{{language}}',
  aboutJobs: '{{texts}} מתוך {{jobs}}',
  approveLowRisk: 'אישור כל הטקסטים בסיכון נמוך ({{items, number}})…',
  export: 'ייצוא',
  reviewed: 'נבדקו',
  reviewedOf: 'נבדקו <b>{{done, number}}</b> מתוך {{of, number}}',
  showOpenNow: 'להציג מה שפתוח עכשיו ({{items, number}})',
  showMatchingNow: 'להציג מה שמתאים עכשיו ({{items, number}})',
  notSaved: 'לא נשמר. {{reason}}',
  tab: {
    open: 'לסקירה',
    twoTexts: 'שני טקסטים',
    approved: 'אושרו',
    rejected: 'נדחו',
    edited: 'נערכו',
    all: 'הכול'
  },
  toolbar: {
    which: 'אילו טקסטים',
    breakLines: 'שבירת שורות ארוכות',
    breakLinesKey: 'שבירת שורות ארוכות (W)',
    layout: 'איך מוצגים השינויים',
    inline: 'בתוך הטקסט',
    sideBySide: 'זה לצד זה',
    without: 'בלי {{filter}}',
    clearAll: 'ניקוי הכול',
    search: 'חיפוש',
    searchLabel: 'חיפוש מוצרים וטקסטים',
    clearSearch: 'ניקוי החיפוש'
  },
  filter: {
    title: 'סינון',
    active: 'סינון ({{active, number}})',
    counted: '{{label}} ({{items, number}})',
    any: 'הכול',
    attribute: 'מאפיין',
    risk: 'סיכון',
    flags: 'לבחינה',
    job: 'משימה',
    language: 'שפה',
    collection: 'אוסף',
    publish: 'בחנות',
    lengthLeast: 'תווים, לפחות',
    lengthMost: 'תווים, לכל היותר',
    changeLeast: 'אחוז שינוי, לפחות',
    changeMost: 'אחוז שינוי, לכל היותר',
    duplicates: 'אותו טקסט כמו מוצר אחר באותה משימה',
    noDuplicates: 'לאף מוצר אחר באותה משימה אין הטקסט',
    near: 'אותו טקסט כמו מוצר אחר, או כמעט אותו טקסט',
    noNear: 'לאף מוצר אחר אין כמעט אותו טקסט',
    group: 'טקסטים דומים'
  },
  chip: {
    lengthMost: 'לכל היותר {{most, number}} תווים',
    lengthLeast: 'לפחות {{least, number}} תווים',
    length: '{{least, number}} עד {{most, number}} תווים',
    changeMost: 'לכל היותר {{most, number}}% שונו',
    changeLeast: 'לפחות {{least, number}}% שונו',
    change: '{{least, number}} עד {{most, number}}% שונו'
  },
  risk: {
    low: 'סיכון נמוך',
    medium: 'סיכון בינוני',
    high: 'סיכון גבוה',
    of100: 'סיכון {{risk, number}} מתוך 100',
    changed: '{{share, number}}% שונו'
  },
  sort: {
    label: 'מיון',
    job: 'המשימה החדשה ביותר תחילה',
    product: 'לפי מוצר',
    riskDown: 'הסיכון הגבוה תחילה',
    riskUp: 'הסיכון הנמוך תחילה',
    changeDown: 'השינוי הגדול תחילה',
    changeUp: 'השינוי הקטן תחילה',
    lengthDown: 'הארוך ביותר תחילה',
    lengthUp: 'הקצר ביותר תחילה',
    jobDown: 'המשימה הישנה ביותר תחילה',
    productDown: 'לפי מוצר, בסדר הפוך',
    catalogue: 'סדר הקטלוג',
    catalogueDown: 'סדר הקטלוג, הפוך'
  },
  views: {
    title: 'תצוגות',
    unknown: 'היא מבקשת מה שהמסך הזה אינו יכול להציג.',
    shown: 'מוצגת',
    saveThis: 'שמירת התצוגה הזאת…',
    changed: '{{name}} (שונתה)',
    saveChanges: 'שמירת השינויים ב־{{name}}',
    changesSaved: 'התצוגה {{name}} היא מעתה מה שמוצג כאן.',
    saveNew: 'שמירה כתצוגה חדשה…',
    rename: 'שינוי השם של {{name}}…',
    delete: 'מחיקת {{name}}',
    deleted: 'התצוגה {{name}} נמחקה. שום טקסט לא השתנה.',
    saveTitle: 'שמירת התצוגה הזאת',
    renameTitle: 'שינוי השם של {{name}}',
    name: 'שם',
    nameText: 'תחתיו נשמרים הסינון, החיפוש והמיון.',
    save: 'שמירה'
  },
  card: {
    select: 'בחירת {{item}}',
    approve: 'אישור (A)',
    approveItem: 'אישור {{item}}',
    reject: 'דחייה (R)',
    rejectItem: 'דחיית {{item}}',
    edit: 'עריכה (E)',
    editItem: 'עריכת {{item}}',
    reopen: 'החזרה לסקירה',
    reopenItem: 'החזרת {{item}} לסקירה',
    wasEmpty: 'היה ריק',
    aiText: 'טקסט של AI',
    editedByYou: 'נערך ידנית',
    showYours: 'הצגת הטקסט שלך',
    showAi: 'הצגת הטקסט של AI',
    reset: 'חזרה לטקסט של AI',
    draft: 'טיוטה שלא נשמרה',
    continue: 'המשך'
  },
  near: {
    help: 'למוצרים אחרים יש הטקסט הזה, או טקסט שמילותיו כמעט זהות. ייתכן שמנועי חיפוש יציגו רק אחד מהם.',
    same: 'זהה לטקסט של מוצר אחר',
    nearly: 'כמעט זהה לטקסט של מוצר אחר',
    show_one: 'הצגה עם עוד טקסט דומה אחד',
    show_two: 'הצגה עם עוד שני טקסטים דומים',
    show_other: 'הצגה עם עוד {{count, number}} טקסטים דומים'
  },
  editor: {
    label: 'הטקסט שלך עבור {{attribute}}',
    ifEmpty: 'אין טקסט לשמירה. כדי להשאיר את המקור, יש לדחות את הפריט.',
    save: 'שמירה',
    saveAndApprove: 'שמירה ואישור'
  },
  lowRisk: {
    title_one: 'אישור טקסט אחד בסיכון נמוך',
    title_two: 'אישור שני טקסטים בסיכון נמוך',
    title_other: 'אישור {{count, number}} טקסטים בסיכון נמוך',
    none: 'לא נשאר כאן שום דבר בסיכון נמוך לסקירה.',
    all: 'אלה כולם.',
    some: '{{shown, number}} מהם, מכל רחבי הרשימה. באף אחד לא אבד מספר או קישור ואין שום אזהרה אחרת.',
    sample: 'כמה מהם',
    others: 'הצגת אחרים',
    approve: 'אישור {{items, number}}'
  },
  empty: {
    nothingMatches: 'אין התאמות',
    nothingMatchesText: 'אין כאן טקסט שמתאים לסינון ולחיפוש.',
    clearFilter: 'ניקוי הסינון',
    soFar: 'נבדק עד כה',
    allReviewed: 'הכול נבדק',
    decided: '{{approved, number}} אושרו, {{rejected, number}} נדחו.',
    moreToCome: 'טקסטים נוספים יופיעו כשהמשימה תספק אותם.',
    publish_one: 'פרסום טקסט אחד',
    publish_two: 'פרסום שני טקסטים',
    publish_other: 'פרסום {{count, number}} טקסטים',
    export_one: 'ייצוא טקסט אחד',
    export_two: 'ייצוא שני טקסטים',
    export_other: 'ייצוא {{count, number}} טקסטים',
    showAll: 'הצגת כל הטקסטים',
    noTwoTexts: 'אין שני טקסטים',
    noTwoTextsText: 'לכל פריט יש טקסט אחד בלבד. מה שנבחר ייבדק כמו כל טקסט אחר.',
    showOpen: 'הצגת מה שיש לבדוק',
    nothingApproved: 'שום דבר לא אושר',
    nothingApprovedText: 'עדיין לא אושר כאן שום טקסט.',
    nothingRejected: 'שום דבר לא נדחה',
    nothingRejectedText: 'עדיין לא נדחה כאן שום טקסט.',
    nothingEdited: 'שום דבר לא נערך',
    nothingEditedText: 'עדיין לא נערך כאן שום טקסט.',
    nothingDelivered: 'שום דבר לא סופק',
    nothingDeliveredText: 'עדיין לא סופק כאן שום טקסט.',
    noTexts: 'עדיין אין טקסטים',
    noTextsText: 'כאן בודקים את מה שהמשימות מספקות, לפני ואחרי.',
    newJob: 'משימה חדשה',
    jobDeliveredNone: 'המשימה הזאת לא סיפקה טקסטים',
    willAppear: 'הם יופיעו כאן כשהמשימה תספק אותם.',
    jobSays: 'המשימה אומרת מה השתבש.',
    goToJob: 'מעבר למשימה'
  },
  footer: {
    approve: 'אישור',
    reject: 'דחייה',
    edit: 'עריכה',
    undo: 'ביטול הפעולה',
    redo: 'ביצוע חוזר',
    next: 'הבא',
    previous: 'הקודם',
    nextUndecided: 'הבא שטרם הוכרע',
    select: 'בחירה',
    allKeys: 'כל המקשים',
    selection: 'בחירה',
    allMatching_one: 'טקסט אחד מתאים',
    allMatching_two: 'שני הטקסטים המתאימים',
    allMatching_other: 'כל {{count, number}} הטקסטים המתאימים',
    selected: '{{items, number}} נבחרו',
    selectAll: 'בחירת כל {{items, number}} המתאימים',
    clear: 'ניקוי',
    approveSelected: 'אישור {{items, number}}',
    rejectSelected: 'דחיית {{items, number}}',
    reopenSelected: 'פתיחה מחדש של {{items, number}}',
    restore: 'שחזור',
    close: 'סגירה'
  },
  keys: {
    next: 'הפריט הבא',
    previous: 'הפריט הקודם',
    nextUndecided: 'הפריט הבא שטרם הוכרע',
    edit: 'עריכת הטקסט',
    keepThis: 'משני טקסטים, לשמור את זה',
    keepOther: 'משני טקסטים, לשמור את האחר',
    save: 'שמירת העריכה',
    saveAndApprove: 'שמירת העריכה ואישור',
    cancel: 'ביטול העריכה, ניקוי הבחירה',
    undo: 'ביטול השינוי האחרון',
    redo: 'ביצוע חוזר של מה שבוטל',
    extendDown: 'הרחבת הבחירה למטה',
    extendUp: 'הרחבת הבחירה למעלה',
    selectAll: 'בחירת כל מה שמתאים',
    expand: 'הצגת טקסט ארוך במלואו',
    layout: 'בתוך הטקסט או זה לצד זה',
    form: 'טקסט, מעוצב או קוד HTML',
    wrap: 'שבירה או גלילה של שורות קוד ארוכות',
    nextChange: 'השינוי הבא בטקסט',
    previousChange: 'השינוי הקודם בטקסט'
  },
  twoTexts: {
    why: 'שני אנשים כתבו את הטקסט הזה בו-זמנית. יש לבחור אחד מהם, ואז אפשר לאשר אותו.',
    otherDevice: 'נכתב במכשיר אחר',
    here: 'הטקסט שכאן',
    keepThis: 'לשמור את זה',
    yours: 'הטקסט שלך, שנכתב במכשיר הזה',
    onDevice: 'נכתב ב-{{device}}',
    keepOther: 'לשמור את האחר',
    which: '{{item}}, {{whose}}'
  },
  change: {
    none: 'בטקסט הזה אין שינוי לעבור אליו.',
    formatting: 'שינוי {{number, number}} מתוך {{of, number}}: עיצוב.',
    added: 'שינוי {{number, number}} מתוך {{of, number}}: נוסף {{added}}',
    removed: 'שינוי {{number, number}} מתוך {{of, number}}: הוסר {{removed}}',
    replaced: 'שינוי {{number, number}} מתוך {{of, number}}: {{removed}} הפך ל-{{added}}'
  },
  decided: {
    one: {
      APPROVED: '{{item}}: אושר.',
      REJECTED: '{{item}}: נדחה.',
      OPEN: '{{item}}: נפתח מחדש.'
    },
    many: {
      APPROVED_one: 'פריט אחד אושר.',
      APPROVED_two: 'שני פריטים אושרו.',
      APPROVED_other: '{{count, number}} פריטים אושרו.',
      REJECTED_one: 'פריט אחד נדחה.',
      REJECTED_two: 'שני פריטים נדחו.',
      REJECTED_other: '{{count, number}} פריטים נדחו.',
      OPEN_one: 'פריט אחד נפתח מחדש.',
      OPEN_two: 'שני פריטים נפתחו מחדש.',
      OPEN_other: '{{count, number}} פריטים נפתחו מחדש.'
    },
    already_one: 'אחד כבר היה כך.',
    already_two: 'שניים כבר היו כך.',
    already_other: '{{count, number}} כבר היו כך.',
    twoTexts_one: 'אחד דולג: שני טקסטים ממתינים לבחירה.',
    twoTexts_two: 'שניים דולגו: שני טקסטים ממתינים לבחירה.',
    twoTexts_other: '{{count, number}} דולגו: שני טקסטים ממתינים לבחירה.',
    textChanged_one: 'אחד דולג: הטקסט שונה מזה שהופיע ברשימה. כדאי להביט שוב.',
    textChanged_two: 'שניים דולגו: הטקסט שונה מזה שהופיע ברשימה. כדאי להביט שוב.',
    textChanged_other: '{{count, number}} דולגו: הטקסט שונה מזה שהופיע ברשימה. כדאי להביט שוב.'
  },
  undone: {
    nothing: 'לא נשאר מה לבטל.',
    one: 'בוטל: {{item}} כמו שהיה.',
    many_one: 'בוטל: פריט אחד כמו שהיה.',
    many_two: 'בוטל: שני פריטים כמו שהיו.',
    many_other: 'בוטל: {{count, number}} פריטים כמו שהיו.'
  },
  redone: {
    nothing: 'לא נשאר מה לבצע שוב.',
    one: 'בוצע שוב: {{item}}.',
    many_one: 'בוצע שוב: פריט אחד.',
    many_two: 'בוצע שוב: שני פריטים.',
    many_other: 'בוצע שוב: {{count, number}} פריטים.'
  },
  leftAlone_one: 'פריט אחד השתנה שוב מאז ונשאר כפי שהוא.',
  leftAlone_two: 'שני פריטים השתנו שוב מאז ונשארים כפי שהם.',
  leftAlone_other: '{{count, number}} פריטים השתנו שוב מאז ונשארים כפי שהם.',
  settled: {
    this: '{{item}}: הטקסט שכאן נשמר. יש לבדוק אותו.',
    other: '{{item}}: הטקסט האחר נשמר. יש לבדוק אותו.'
  },
  said: {
    twoTexts: 'ל{{item}} יש שני טקסטים. קודם יש לבחור אחד מהם.',
    reset: '{{item}}: חזרה לטקסט של AI.',
    saved: '{{item}}: הטקסט שלך נשמר.',
    savedApproved: '{{item}}: הטקסט שלך נשמר ואושר.',
    draftDiscarded: '{{item}}: הטיוטה נמחקה.'
  },
  flag: {
    overRecommended: {
      label: 'ארוך מהמומלץ',
      help: 'מנועי חיפוש או עיצובי חנות עלולים לקצר את הטקסט.'
    },
    numberLost: {
      label: 'חסר מספר',
      help: 'מספר מהמקור אינו מופיע בטקסט החדש.'
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
  }
} as const
