export const app = {
  place: {
    products: 'מוצרים',
    optimize: 'אופטימיזציה',
    jobs: 'משימות',
    review: 'סקירה',
    history: 'היסטוריה',
    store: 'חנות Wix',
    import: 'ייבוא',
    credits: 'קרדיטים',
    sync: 'סנכרון',
    settings: 'הגדרות',
    conflicts: 'התנגשויות',
    publishes: 'פרסומים'
  },
  window: {
    title: '{{place}} – Wordshelf',
    skip: 'דילוג לתוכן',
    bar: 'חלון',
    nav: 'ניווט ראשי',
    goOrRun: 'מעבר למסך או הפעלת פקודה',
    shortcuts: 'קיצורי מקלדת',
    shortcutsWithKey: 'קיצורי מקלדת (?)',
    appearance: 'מראה',
    appearanceIs: 'מראה: {{scheme}}',
    chosen: 'נבחר',
    openConflicts: 'פתוחות',
    toReview: 'ממתינים לסקירה'
  },
  scheme: {
    light: 'בהיר',
    dark: 'כהה'
  },
  notFound: {
    title: 'אין דף כזה',
    text: 'ייתכן שהכתובת היא מגרסה קודמת.',
    action: 'מעבר למוצרים'
  },
  broken: {
    window: 'החלון הפסיק לפעול',
    windowText: 'דבר לא אבד: המשימות נמשכות והעבודה שלך שמורה. יש לטעון את החלון מחדש. ({{reason}})',
    loadAgain: 'טעינה מחדש',
    screen: 'המסך הזה הפסיק לפעול',
    tryAgain: 'ניסיון נוסף'
  },
  thawed: {
    title: 'החלון נטען מחדש',
    text: 'הוא הפסיק להתעדכן. מה שנלחץ בינתיים בוצע: כדאי להסתכל עליו. מה שנכתב ועוד לא נשמר לא אבד.'
  },
  connection: {
    notSignedIn: 'לא בוצעה כניסה.',
    noAnswer: 'Wordshelf לא עונה.'
  },
  recovery: {
    where: 'איפה הנתונים שלי?'
  },
  resumed: {
    openJob: 'פתיחת המשימה',
    openJobs: 'פתיחת המשימות',
    dismiss: 'סגירה',
    one: 'Wordshelf נעצר באמצע משימה {{id}} (הושלמו {{finished, number}} מתוך {{items}}). היא ממשיכה מהמקום שבו הייתה.',
    more_one: 'Wordshelf נעצר באמצע משימה אחת. היא ממשיכה מהמקום שבו הייתה.',
    more_two: 'Wordshelf נעצר באמצע שתי משימות. הן ממשיכות מהמקום שבו היו.',
    more_other: 'Wordshelf נעצר באמצע {{count, number}} משימות. הן ממשיכות מהמקום שבו היו.'
  },
  missed: {
    openPublishes: 'פתיחת הפרסומים',
    several_one: 'המועד של פרסום אחד הוחמץ, כי Wordshelf היה סגור או שהמחשב היה במצב שינה. דבר לא נשלח.',
    several_two: 'המועדים של שני פרסומים הוחמצו, כי Wordshelf היה סגור או שהמחשב היה במצב שינה. דבר לא נשלח.',
    several_other:
      'המועדים של {{count, number}} פרסומים הוחמצו, כי Wordshelf היה סגור או שהמחשב היה במצב שינה. דבר לא נשלח.',
    now: 'פרסום עכשיו',
    another: 'מועד אחר…',
    cancel: 'ביטול הפרסום',
    values_one:
      'ערך אחד היה אמור להתפרסם ב-<store>{{store}}</store> בתאריך {{due}}, כש-Wordshelf היה סגור או שהמחשב היה במצב שינה. דבר לא נשלח.',
    values_two:
      'שני ערכים (כולל מה שכבר נמצא בחנות) היו אמורים להתפרסם ב-<store>{{store}}</store> בתאריך {{due}}, כש-Wordshelf היה סגור או שהמחשב היה במצב שינה. דבר לא נשלח.',
    values_other:
      '{{count, number}} ערכים (כולל מה שכבר נמצא בחנות) היו אמורים להתפרסם ב-<store>{{store}}</store> בתאריך {{due}}, כש-Wordshelf היה סגור או שהמחשב היה במצב שינה. דבר לא נשלח.'
  },
  activeJob: {
    name: 'משימה {{id}}',
    waits: 'ממתינה',
    running: 'פועלת',
    paused: 'מושהית',
    trialDone: 'הרצת הניסיון הושלמה',
    progress: '{{done, number}} מתוך {{total, number}}'
  },
  activePull: {
    fetching: 'בשליפה',
    paused: 'מושהה',
    label: 'שליפה מ-Wix'
  },
  pull: {
    waits: '<b>השליפה מ-Wix ממתינה.</b> {{reason}} היא תימשך מעצמה.',
    paused: '<b>השליפה מ-Wix מושהית.</b> {{reason}}',
    open: 'פתיחת החנות'
  },
  credits: {
    name: 'קרדיטים',
    left: '<b>{{left, number}}</b> מתוך {{total, number}}<hidden> נותרו</hidden>',
    here: '{{here, number}} מהם במכשיר הזה',
    expired: '{{here, number}} שכאן שייכים לחודש שנגמר'
  },
  model: {
    name: 'מודל',
    notReady: 'לא מוכן. יש לפתוח את ההגדרות.'
  },
  drop: {
    nothing: 'דבר לא יובא',
    letGo: 'יש לשחרר כדי לראות מה מכיל קובץ ה-CSV',
    busy: 'קובץ אחר נקרא כעת',
    busyText: 'יש להמתין לסיומו או לבטל אותו, ולפתוח שוב את {{file}}.'
  },
  stores: {
    switch: 'החלפת חנות',
    here: 'חנויות במחשב הזה',
    active: 'פעילה',
    onWix: 'ב-Wix, {{products}}',
    add: 'הוספת חנות…',
    addTitle: 'הוספת חנות',
    connect: 'חיבור חנות Wix…',
    switchTo: 'מעבר אל {{store}}',
    name: 'שם',
    nameText: 'השם גלוי רק לך. לכל חנות מוצרים, משימות וקרדיטים משלה.',
    nameMissing: 'יש לתת לחנות שם.',
    addButton: 'הוספה'
  },
  palette: {
    contrast: 'ניגודיות: {{contrast}}',
    language: 'שפה: {{language}}',
    goTo: 'מעבר אל',
    goToPlace: 'מעבר אל {{place}}',
    everywhere: 'בכל מקום',
    commands: 'פקודות',
    command: 'פקודה',
    stores: 'חנויות',
    nothing: 'אין דבר בשם הזה.',
    sampleLoaded: 'חנות הדוגמה נטענה.',
    fetchChanges: 'שליפת שינויים מ-Wix',
    exportJob: 'ייצוא משימה {{id}}…',
    regenerate: 'לבקש מהמודל את הטקסט הזה שוב…',
    undoDecision: 'ביטול ההחלטה האחרונה',
    loadSample: 'טעינת חנות הדוגמה',
    notHere: 'לא אפשרי כאן',
    notHereText: 'אין במסך הזה דבר שאפשר לבצע בו את הפעולה.'
  },
  shortcutSheet: {
    search: 'חיפוש קיצורים',
    placeholder: 'חיפוש',
    none: 'אין קיצור עם ״{{query}}״ בשמו.',
    typing: 'מקשים בודדים אינם פועלים בזמן הקלדה בשדה טקסט.'
  },
  sync: {
    chip: 'סנכרון:',
    lastSync: 'הסנכרון האחרון',
    nextTry: 'הניסיון הבא',
    waits: 'ממתין לשליחה',
    now: 'סנכרון עכשיו',
    devices: 'מכשירים ויומן',
    attention: 'הסנכרון דורש תשומת לב',
    twoTexts_one: 'שני אנשים כתבו את אותו טקסט',
    twoTexts_two: 'שני אנשים כתבו שני טקסטים',
    twoTexts_other: 'שני אנשים כתבו {{count, number}} טקסטים',
    twoTextsText: 'שניהם נשמרים. אפשר לבחור בסקירה, תחת ״שני טקסטים״.'
  }
} as const
