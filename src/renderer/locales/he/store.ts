export const store = {
  title: 'חנות Wix',
  connectTitle: 'חיבור חנות Wix',
  ownStore: 'המוצרים שלה נכנסים כחנות נפרדת. שום דבר לא משתנה ב-Wix עד לפרסום.',
  ownStoreBeside: 'המוצרים שלה נכנסים כחנות נפרדת; {{store}} נשארת כפי שהיא. שום דבר לא משתנה ב-Wix עד לפרסום.',
  thisStore: 'החנות הזו',
  access: {
    site: 'מזהה האתר',
    siteText: 'פותחים את לוח הבקרה של האתר ומדביקים את הכתובת המלאה: המזהה הוא מה שבא אחרי /dashboard/.',
    taken: 'מזהה האתר נלקח מהכתובת.',
    siteMissing: 'יש להדביק את הכתובת של לוח הבקרה של האתר, או את מזהה האתר בלבד.',
    siteElsewhere:
      'אין בכתובת הזו מזהה אתר. יש לפתוח את לוח הבקרה של האתר עצמו ולהעתיק את הכתובת משם: המזהה בא אחרי /dashboard/.',
    siteWrong: 'זה לא מזהה אתר. יש להדביק את הכתובת המלאה של לוח הבקרה של האתר, והמזהה יילקח ממנה.',
    key: 'מפתח API',
    keyText: 'המפתח נשאר במחשב הזה, נשלח רק אל Wix ולא מוצג שוב.',
    keyMissing: 'יש להדביק את המפתח. Wix מציגה אותו פעם אחת, כשהוא נוצר.',
    keyLacks: 'למפתח הזה חסרות הרשאות.',
    show: 'הצגת מה שהוקלד'
  },
  /** Wix moves stores from one to the other; its own word for both is "catalog". */
  catalog: { V1: 'הקטלוג הישן של Wix (V1)', V3: 'הקטלוג החדש של Wix (V3)' },
  place: {
    unknown: 'ב-Wix.',
    V1: 'בקטלוג הישן של Wix (V1).',
    V3: 'בקטלוג החדש של Wix (V3).'
  },
  neverFetched: 'עדיין לא נשלפה במלואה.',
  currentAsOf: 'נכון ל-{{date}} ({{ago}}).',
  unpublishable:
    '{{fields}}: אפשר לכתוב ולייצא כאן, אבל החנות הזו לא יכולה לקבל את זה מבחוץ עד ש-Wix תעביר אותה לקטלוג החדש.',
  connect: {
    makeTitle: '1. יצירת מפתח ב-Wix',
    makeText: 'רק הבעלים או שותף בבעלות על חשבון Wix יכולים ליצור מפתח.',
    make: 'פותחים את <page>מפתחות API ב-Wix</page> ובוחרים Generate API Key. נותנים לו את ההרשאות האלה ואת האתר הזה בלבד, ומעתיקים את המפתח: Wix מציגה אותו פעם אחת.',
    enterTitle: '2. הזנה כאן',
    enterText: 'בדיקה לא משנה דבר, לא כאן ולא ב-Wix.',
    refused: 'לא מחוברת',
    connect: 'חיבור ושליפה',
    asking: 'שואלים את Wix לפני שמשהו נשמר…'
  },
  permissions: {
    label: 'ההרשאות שהמפתח צריך',
    'read-products': 'כדי לשלוף את המוצרים, גם מוסתרים',
    'write-products': 'כדי לפרסם את מה שאושר',
    'read-categories': 'כדי לשלוף את האוספים (קטגוריות ב-Wix)',
    'read-site': 'כדי להציג את שם החנות לפני שמשהו מתפרסם'
  },
  changeKey: { title: 'מפתח עבור {{store}}', save: 'שמירת המפתח', saved: 'המפתח נשמר.' },
  connected: {
    fetchAll: 'שליפת הכול',
    fetchChanges: 'שליפת שינויים',
    disconnected: 'החנות הזו מנותקת',
    disconnectedText: 'המוצרים, המשימות וההיסטוריה שלה נמצאים כאן. כדי לשלוף או לפרסם, יש להזין מפתח.'
  },
  connection: {
    title: 'חיבור',
    text: 'איפה החנות הזו, והמפתח אליה.',
    store: 'חנות',
    catalogue: 'קטלוג',
    notPublished: 'לא מתפרסם',
    address: 'כתובת',
    key: 'מפתח',
    keyStored: 'שמור במחשב הזה',
    keyNone: 'אין: החנות הזו מנותקת',
    changeKey: 'החלפת המפתח',
    enterKey: 'הזנת מפתח',
    disconnect: 'ניתוק'
  },
  test: {
    asking: 'פונים ל־Wix…',
    test: 'בדיקה',
    lacks: 'למפתח חסרות הרשאות',
    failed: 'הבדיקה נכשלה',
    answered: 'החנות השיבה',
    catalog: { V1: 'היא בקטלוג הישן של Wix (V1).', V3: 'היא בקטלוג החדש של Wix (V3).' }
  },
  disconnect: {
    title: 'לנתק את {{store}}?',
    text: 'המחשב הזה שוכח את המפתח. המוצרים, המשימות, הטקסטים המאושרים וההיסטוריה של החנות הזו נשארים כאן, ושום דבר לא משתנה ב-Wix. כדי לשלוף או לפרסם שוב מזינים מפתח.',
    keep: 'להשאיר',
    done: '{{store}} מנותקת.'
  },
  pull: {
    fetching: { FULL: 'שליפת הכול', CHANGES: 'שליפת שינויים' },
    fetched: { FULL: 'הכול נשלף', CHANGES: 'השינויים נשלפו' },
    collections: 'האוספים נקראים',
    products: 'המוצרים נקראים: {{seen}}',
    sweep_one: 'מחפשים מוצרים שנמחקו; מוצר אחד נקרא',
    sweep_two: 'מחפשים מוצרים שנמחקו; שני מוצרים נקראו',
    sweep_other: 'מחפשים מוצרים שנמחקו; {{count, number}} מוצרים נקראו',
    newProducts: 'חדשים',
    changed: 'השתנו',
    unchanged: 'ללא שינוי',
    gone: 'נמחקו מ-Wix',
    choose: 'בחירת מוצרים',
    pause: 'השהיה',
    resume: 'המשך'
  },
  problem: {
    waits: 'השליפה ממתינה',
    failed: 'השליפה נכשלה',
    paused: 'השליפה מושהית',
    goesOn: 'היא תימשך מעצמה; ״המשך״ מנסה מיד.',
    openWix: 'פתיחת Wix'
  },
  past: {
    title: 'נשלף עד כה',
    text: 'החדש ביותר קודם.',
    when: 'מועד',
    what: 'מה',
    result: 'תוצאה',
    kind: { FULL: 'הכול', CHANGES: 'שינויים' },
    line: '{{seen}}: {{tally}}',
    took: 'משך: {{duration}}',
    more: 'הצגת עוד'
  }
} as const
