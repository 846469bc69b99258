export const credits = {
  title: 'קרדיטים',
  job: 'משימה {{id}}',
  newText: 'טקסט חדש {{id}}',
  summary: {
    own_one: 'נוצלו או נשמרו {{used, number}} מתוך קרדיט אחד ב{{month}}. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    own_two: 'נוצלו או נשמרו {{used, number}} מתוך שני קרדיטים ב{{month}}. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    own_other:
      'נוצלו או נשמרו {{used, number}} מתוך {{count, number}} קרדיטים ב{{month}}. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    linked_one:
      'נותרו למכשיר הזה ב{{month}}: {{left, number}} מתוך קרדיט אחד, {{here, number}} כאן ו־{{unleased, number}} בחנות, שמובאים לפי הצורך. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    linked_two:
      'נותרו למכשיר הזה ב{{month}}: {{left, number}} מתוך שני קרדיטים, {{here, number}} כאן ו־{{unleased, number}} בחנות, שמובאים לפי הצורך. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    linked_other:
      'נותרו למכשיר הזה ב{{month}}: {{left, number}} מתוך {{count, number}} קרדיטים, {{here, number}} כאן ו־{{unleased, number}} בחנות, שמובאים לפי הצורך. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    unsynced_one: 'נותר קרדיט אחד במכשיר הזה ב{{month}}. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    unsynced_two: 'נותרו שני קרדיטים במכשיר הזה ב{{month}}. קרדיט אחד הוא מאפיין אחד של מוצר אחד.',
    unsynced_other: 'נותרו {{count, number}} קרדיטים במכשיר הזה ב{{month}}. קרדיט אחד הוא מאפיין אחד של מוצר אחד.'
  },
  expired_one: 'קרדיט אחד במכשיר הזה שייך לחודש שנגמר: אי אפשר להשתמש בו לפני שהמכשיר מסתנכרן.',
  expired_two: 'שני קרדיטים במכשיר הזה שייכים לחודש שנגמר: אי אפשר להשתמש בהם לפני שהמכשיר מסתנכרן.',
  expired_other: '{{count, number}} קרדיטים במכשיר הזה שייכים לחודש שנגמר: אי אפשר להשתמש בהם לפני שהמכשיר מסתנכרן.',
  balance: {
    title: 'יתרה',
    allowance: 'מכסה',
    used: 'נוצלו',
    reserved: 'שמורים',
    remaining: 'נותרו',
    part: 'החלק של המכשיר הזה',
    unsynced: 'הקרדיטים מגיעים משרת החנות: מה יש לחנות כולה ייוודע אחרי הסנכרון הבא.'
  },
  chart: {
    title: 'לאורך החודש',
    titleHere: 'לאורך החודש, במכשיר הזה',
    used: 'נוצלו',
    reserved: 'שמורים',
    allowance: 'מכסה',
    said_one:
      'הקרדיטים של {{month}} לפי ימים: עד {{day}} נוצלו {{used, number}} ונשמרו {{reserved, number}}, מתוך אחד.',
    said_two:
      'הקרדיטים של {{month}} לפי ימים: עד {{day}} נוצלו {{used, number}} ונשמרו {{reserved, number}}, מתוך שניים.',
    said_other:
      'הקרדיטים של {{month}} לפי ימים: עד {{day}} נוצלו {{used, number}} ונשמרו {{reserved, number}}, מתוך {{count, number}}.',
    saidHere_one:
      'הקרדיטים של {{month}} לפי ימים במכשיר הזה: עד {{day}} נוצלו {{used, number}} ונשמרו {{reserved, number}}, מתוך החלק שלו, אחד.',
    saidHere_two:
      'הקרדיטים של {{month}} לפי ימים במכשיר הזה: עד {{day}} נוצלו {{used, number}} ונשמרו {{reserved, number}}, מתוך החלק שלו, שניים.',
    saidHere_other:
      'הקרדיטים של {{month}} לפי ימים במכשיר הזה: עד {{day}} נוצלו {{used, number}} ונשמרו {{reserved, number}}, מתוך החלק שלו, {{count, number}}.',
    asTable: 'הצגה כטבלה',
    asChart: 'הצגה כתרשים',
    day: 'יום',
    usedThatDay: 'נוצלו באותו יום',
    usedSoFar: 'נוצלו עד אז',
    reservedThen: 'שמורים בסופו'
  },
  share: {
    used: 'נמסרו',
    reserved: 'בעבודה',
    here: 'לא נוצלו כאן',
    elsewhere: 'לא נוצלו במכשירים אחרים',
    unleased: 'בחנות',
    lapsed: 'פגו'
  },
  shareSaid: {
    used: '{{count, number}} נמסרו',
    reserved: '{{count, number}} בעבודה',
    here: '{{count, number}} לא נוצלו כאן',
    elsewhere: '{{count, number}} לא נוצלו במכשירים אחרים',
    unleased: '{{count, number}} בחנות',
    lapsed: '{{count, number}} פגו',
    all: '{{parts}}, מתוך {{allowance, number}}'
  },
  holders: {
    title: 'מה נמצא אצל מי',
    where: 'היכן',
    delivered: 'נמסרו',
    underWay: 'בעבודה',
    unused: 'לא נוצלו',
    thisDevice: 'המכשיר הזה',
    before: 'לפני שהנתונים של המכשיר הזה הוחזרו לאחור',
    atStore: 'בחנות, פנויים לכל מכשיר',
    none: 'אין',
    asOf: 'נכון ל־<time>{{at}}</time>, הסנכרון האחרון. המכסה ותיקוניה שייכים לשרת: הם נעשים באפליקציה של החנות שלכם.'
  },
  adjust: {
    open: 'תיקון',
    setAllowance: 'קביעת המכסה',
    title: 'תיקון הקרדיטים שנוצלו',
    direction: 'כיוון',
    give: 'החזרה',
    take: 'גריעה',
    credits: 'קרדיטים',
    mostGive_one: 'לכל היותר קרדיט אחד: מה שפריטים פתוחים מחזיקים חוזר מעצמו.',
    mostGive_two: 'לכל היותר שני קרדיטים: מה שפריטים פתוחים מחזיקים חוזר מעצמו.',
    mostGive_other: 'לכל היותר {{count, number}} קרדיטים: מה שפריטים פתוחים מחזיקים חוזר מעצמו.',
    mostTake_one: 'לכל היותר הקרדיט האחד שנותר.',
    mostTake_two: 'לכל היותר שני הקרדיטים שנותרו.',
    mostTake_other: 'לכל היותר {{count, number}} הקרדיטים שנותרו.',
    tooMany: 'לכל היותר {{most, number}}',
    reason: 'סיבה',
    reasonText: 'היא נרשמת ביומן לצד הרישום.',
    booked_one: 'נרשם. נותר קרדיט אחד החודש.',
    booked_two: 'נרשם. נותרו שני קרדיטים החודש.',
    booked_other: 'נרשם. נותרו {{count, number}} קרדיטים החודש.'
  },
  view: { ledger: 'יומן', jobs: 'לפי משימה', items: 'לפי פריט' },
  list: {
    ledger: 'יומן',
    jobs: 'קרדיטים לפי משימה',
    items: 'קרדיטים לפי פריט',
    entries_one: 'רישום אחד',
    entries_two: 'שני רישומים',
    entries_other: '{{count, number}} רישומים',
    export: 'ייצוא CSV',
    emptyTitle: 'אין עדיין תנועות',
    emptyTitleOfJob: 'במשימה {{id}} לא הייתה תנועה של קרדיטים',
    emptyText: 'קרדיטים זזים כשנוצרת משימה, וכשהפריטים שלה נמסרים או מוחזרים.',
    startJob: 'התחלת משימה',
    whichJob: 'משימה',
    allJobs: 'כל המשימות',
    noSuchJob: 'אין משימה כזאת'
  },
  column: {
    time: 'זמן',
    kind: 'סוג',
    job: 'משימה',
    credits: 'קרדיטים',
    inUseAfter: 'בשימוש אחרי',
    note: 'הערה',
    product: 'מוצר',
    attribute: 'מאפיין',
    held: 'הוחזק',
    credit: 'קרדיט',
    why: 'מדוע חזר',
    created: 'נוצרה',
    status: 'מצב',
    reserved: 'נשמרו בסך הכול',
    captured: 'נגבו',
    released: 'הוחזרו',
    free: 'חינם',
    month: 'חודש',
    items: 'פריטים'
  },
  kind: {
    ALLOWANCE: 'מכסה',
    RESERVE: 'נשמר',
    CAPTURE: 'נגבה',
    RELEASE: 'הוחזר',
    ROLLOVER: 'מעבר חודש',
    ADJUSTMENT: 'תיקון'
  },
  kindMeans: {
    ALLOWANCE: 'נקבעה תקרה חודשית',
    RESERVE: 'מוחזק עבור משימה',
    CAPTURE: 'נמסר',
    RELEASE: 'חזר ליתרה',
    ROLLOVER: 'התחיל חודש חדש',
    ADJUSTMENT: 'תוקן ידנית'
  },
  state: {
    HELD: 'מוחזק',
    CAPTURED: 'נגבה',
    RELEASED: 'הוחזר',
    FREE: 'חינם',
    ELSEWHERE: 'במכשיר אחר'
  }
} as const
