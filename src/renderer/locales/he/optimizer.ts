export const optimizer = {
  title: 'אופטימיזציה',
  text: 'כאן בוחרים מה לשכתב ואיך. שום דבר לא משתנה לפני האישור.',
  shortcut: 'יצירת המשימה',
  products: {
    title: 'מוצרים',
    scope: 'מה לשפר',
    selected: 'מוצרים מסומנים',
    whole: 'אוספים שלמים',
    none: 'עדיין לא סומנו מוצרים.',
    choose: 'בחירת מוצרים',
    change: 'שינוי',
    clear: 'ניקוי',
    moreNames_one: '<names>{{names}}</names> ועוד אחד',
    moreNames_two: '<names>{{names}}</names> ועוד שניים',
    moreNames_other: '<names>{{names}}</names> ועוד {{count, number}}',
    noCollections: 'בחנות הזו אין אוספים. אפשר לבחור מוצרים מתוך <products>רשימת המוצרים</products>.',
    search: 'חיפוש אוספים',
    collections: 'אוספים',
    noSuchCollection: 'אין אוסף בשם הזה.'
  },
  /** What "all that match" stood for: `any` where the filter does not ask. */
  matching: {
    any: {
      any: { any: '{{products}} מתוך כל הקטלוג', without: '{{products}} ללא {{attribute}}' },
      inside: {
        any: '{{products}} מתוך {{collection}}',
        without: '{{products}} מתוך {{collection}}, ללא {{attribute}}'
      }
    },
    query: {
      any: {
        any: '{{products}} עם ”{{query}}“',
        without: '{{products}} עם ”{{query}}“, ללא {{attribute}}'
      },
      inside: {
        any: '{{products}} עם ”{{query}}“, מתוך {{collection}}',
        without: '{{products}} עם ”{{query}}“, מתוך {{collection}}, ללא {{attribute}}'
      }
    },
    unknownCollection: 'אוסף אחד',
    leftOut_one: '(אחד הושמט)',
    leftOut_two: '(שניים הושמטו)',
    leftOut_other: '({{count, number}} הושמטו)'
  },
  attributes: {
    title: 'מאפיינים',
    choice: 'מאפיינים לאופטימיזציה',
    explained: {
      title: 'שם המוצר. עד 80 תווים.',
      description: 'הטקסט שבעמוד המוצר. העיצוב נשמר.',
      seoTitle: 'הכותרת בתוצאות החיפוש. מוצגים בערך 60 תווים.',
      seoDescription: 'השורות שמתחת לכותרת הזו. מוצגים בערך 160 תווים.',
      imageAlt: 'מה רואים בתמונה הראשונה, עבור קוראי מסך וחיפוש תמונות.',
      ribbon: 'התווית הקצרה שעל תמונת המוצר, כמו ”חדש“ או ”מבצע“.',
      slug: 'הכתובת של עמוד המוצר. כתובת חדשה שוברת קישורים ישנים.'
    },
    allWithout: 'כולם ללא טקסט',
    without_one: 'אחד ללא טקסט',
    without_two: 'שניים ללא טקסט',
    without_other: '{{count, number}} ללא טקסט',
    exportOnly: 'הקטלוג של החנות הזו (V1) לא מקבל אותו מבחוץ: אפשר לכתוב ולייצא אותו, אבל לא לפרסם.'
  },
  prompt: {
    startWith: 'להתחיל עם',
    label: 'הנחיה',
    hint: 'איך הטקסט צריך להיות כתוב? למשל: משפטים קצרים, נימה ידידותית, בלי הגזמות.',
    replaced: 'הטקסט הקודם הוחלף.',
    length: '{{length, number}} מתוך {{most, number}} תווים'
  },
  starter: {
    clear: {
      name: 'ברור וקצר',
      text: 'יש לכתוב בצורה ברורה ופשוטה. להתחיל במה שהמוצר הוא ולמה הוא נועד. להשתמש במשפטים קצרים ולוותר על מילות מילוי. לשמור על כל העובדות, המידות, החומרים והמספרים שבמקור, ולא להוסיף חדשים.'
    },
    benefits: {
      name: 'קודם התועלת',
      text: 'יש להתחיל במה שהלקוחות מרוויחים, ואז לציין את התכונות שמאפשרות זאת. לפנות ללקוחות ישירות, בלשון רבים. לשמור על כל העובדות והמספרים שבמקור. בלי הגזמות ובלי טענות שהמקור לא תומך בהן.'
    },
    search: {
      name: 'קל למצוא בחיפוש',
      text: 'יש להשתמש במילים שלקוחות מקלידים כשהם מחפשים מוצר מהסוג הזה, מוקדם ובמשפטים טבעיים. לציין את סוג המוצר, החומר, הצבע והשימוש כשהם מופיעים במקור. אין לחזור על מילת מפתח לשם החזרה בלבד.'
    },
    correct: {
      name: 'תיקון בלבד',
      text: 'יש לתקן כתיב, דקדוק ופיסוק. להפוך את הניסוח לאחיד ולקל לקריאה. לא לשנות שום דבר אחר: הטון, הסדר, העובדות והעיצוב נשארים כמו שהם.'
    },
    translate: {
      name: 'תרגום',
      text: 'יש לתרגם לשפה שנבחרה כפי שכותב תוכן שזו שפת אמו היה כותב עבור חנות. לא לשנות שמות של מותגים ודגמים, מידות ומספרים. לשמור על המבנה והעיצוב של המקור.'
    }
  },
  language: {
    label: 'שפת התוצאה',
    options: 'שפות',
    none: 'אפשר להקליד קוד שפה כמו pt-BR או de-CH.'
  },
  price: {
    title: 'מחיר',
    sum: '{{products}} × {{attributes}} =',
    sumTakenOver: '{{products}} × {{attributes}} − {{takenOver, number}} ממוחזרים =',
    balance: 'היתרה עכשיו',
    onDevice: 'במכשיר הזה',
    atStore: 'בחנות',
    outOfReach: 'לא נגיש כרגע',
    after: 'אחרי המשימה הזו',
    tooFew_one: 'חסר אחד',
    tooFew_two: 'חסרים שניים',
    tooFew_other: 'חסרים {{count, number}}',
    model: 'מודל',
    startNow: 'להתחיל מיד',
    tryAgain: 'ניסיון חוזר',
    createAndStart: 'יצירת המשימה והפעלתה',
    create: 'יצירת המשימה',
    sampleModel: 'מודל לדוגמה: אין צורך במפתח. הטקסטים שלו נועדו להתנסות בלבד.',
    useRealModel: 'מעבר למודל אמיתי',
    notReady: 'המודל הזה לא מוכן: המשימות ימתינו.',
    checkSettings: 'בדיקת ההגדרות'
  },
  estimate: {
    counting: 'הטוקנים והעלות מוערכים',
    failed: 'לא ניתן היה להעריך את הטוקנים ואת העלות. מספר הקרדיטים מדויק בכל זאת.',
    again: 'הערכה חוזרת',
    about: { tokens: 'בערך {{tokens}} טוקנים', money: 'בערך {{tokens}} טוקנים · בערך {{money}}' },
    upTo: { tokens: 'עד {{tokens}} טוקנים', money: 'עד {{tokens}} טוקנים · עד {{money}}' },
    lessThan: 'פחות מ־{{money}}',
    details_one: '{{input}} נכנסים, {{output}} יוצאים, בבקשה אחת',
    details_two: '{{input}} נכנסים, {{output}} יוצאים, בשתי בקשות',
    details_other: '{{input}} נכנסים, {{output}} יוצאים, ב־{{requests}} בקשות',
    sample: 'המודל לדוגמה פועל בתוך האפליקציה ולא עולה כסף.',
    unknownPrice: 'לא ידוע כמה עולה {{model}}.',
    pricesOf: '{{model}}, מחירים מתאריך {{day}}'
  },
  trial: {
    title: 'הרצת ניסיון',
    label_one: 'לנסות מוצר אחד ואז לשאול',
    label_two: 'לנסות את שני המוצרים הראשונים ואז לשאול',
    label_other: 'לנסות את {{count, number}} המוצרים הראשונים ואז לשאול',
    note_one: 'ליותר ממוצר אחד. השאר ירוץ רק אחרי אישור. הקרדיטים שלו שמורים עד אז, וחוזרים אם מבטלים אותו.',
    note_two: 'ליותר משני מוצרים. השאר ירוץ רק אחרי אישור. הקרדיטים שלו שמורים עד אז, וחוזרים אם מבטלים אותו.',
    note_other:
      'ליותר מ־{{count, number}} מוצרים. השאר ירוץ רק אחרי אישור. הקרדיטים שלו שמורים עד אז, וחוזרים אם מבטלים אותו.'
  },
  reuse: {
    title: 'תוצאות קודמות',
    question_one: 'מתוך {{items}}, לפריט אחד כבר יש תוצאה לאותו טקסט, אותה הנחיה ואותו מודל',
    question_two: 'מתוך {{items}}, לשניים כבר יש תוצאה לאותו טקסט, אותה הנחיה ואותו מודל',
    question_other: 'מתוך {{items}}, ל־{{count, number}} כבר יש תוצאה לאותו טקסט, אותה הנחיה ואותו מודל',
    choose: 'קודם יש לבחור באחת מהשתיים.',
    takeOver_one: 'להשתמש בה שוב בחינם',
    takeOver_two: 'להשתמש בהן שוב בחינם',
    takeOver_other: 'להשתמש בהן שוב בחינם',
    price: '{{credits}} במקום {{anew, number}}',
    anew_one: 'לכתוב מחדש',
    anew_two: 'לכתוב מחדש',
    anew_other: 'לכתוב מחדש'
  },
  reach: {
    fetched: '{{here, number}} כאן ועוד {{store, number}} בחנות: הם יובאו עם יצירת המשימה.',
    outOfReach: '{{here, number}} כאן ועוד {{store, number}} בחנות, שלא ניתן להביא כל עוד המכשיר הזה לא מחובר אליה.',
    insufficient_one: 'דרוש קרדיט אחד, אבל נותרו רק {{remaining, number}}.',
    insufficient_two: 'דרושים שני קרדיטים, אבל נותרו רק {{remaining, number}}.',
    insufficient_other: 'דרושים {{count, number}} קרדיטים, אבל נותרו רק {{remaining, number}}.',
    elsewhere_one: 'במכשירים אחרים יש קרדיט אחד שלא נוצל, ורק הם יכולים להשתמש בו.',
    elsewhere_two: 'במכשירים אחרים יש שני קרדיטים שלא נוצלו, ורק הם יכולים להשתמש בהם.',
    elsewhere_other: 'במכשירים אחרים יש {{count, number}} קרדיטים שלא נוצלו, ורק הם יכולים להשתמש בהם.'
  },
  created: {
    title: 'משימה {{jobId}} נוצרה: {{items}}, {{credits}}, נותרו {{remaining, number}}',
    titleLinked: 'משימה {{jobId}} נוצרה: {{items}}, {{credits}}',
    dismiss: 'סגירה',
    starts: 'היא מתחילה מעצמה. אפשר לעזוב את המסך הזה.',
    waits: 'היא ממתינה עד שיפעילו אותה.',
    open: 'פתיחת המשימה'
  },
  short: {
    keepProducts_one: 'להשאיר רק את המוצר הראשון',
    keepProducts_two: 'להשאיר את שני המוצרים הראשונים',
    keepProducts_other: 'להשאיר את {{count, number}} המוצרים הראשונים',
    keepAttributes: 'רק {{attributes}}',
    notEnough_one: 'פחות מאפיינים לא יספיקו: כבר אחד דורש קרדיט אחד.',
    notEnough_two: 'פחות מאפיינים לא יספיקו: כבר אחד דורש שני קרדיטים.',
    notEnough_other: 'פחות מאפיינים לא יספיקו: כבר אחד דורש {{count, number}} קרדיטים.',
    holders: 'מי מחזיק מה',
    raise: 'הגדלת המכסה'
  },
  unanswered: {
    title: 'לא התקבלה תשובה',
    text: 'ייתכן שהמשימה נוצרה. אפשר לנסות שוב בבטחה: אותה משימה אף פעם לא נוצרת פעמיים. לפני כל שינוי, כדאי לבדוק את <jobs>רשימת המשימות</jobs>.'
  },
  refused: 'המשימה לא נוצרה',
  problem: {
    noProduct: 'יש לבחור לפחות מוצר אחד.',
    noCollection: 'יש לבחור לפחות אוסף אחד.',
    tooMany_one: 'אפשר לבחור לכל היותר אחד.',
    tooMany_two: 'אפשר לבחור לכל היותר שניים.',
    tooMany_other: 'אפשר לבחור לכל היותר {{count, number}}.',
    noAttribute: 'יש לבחור לפחות מאפיין אחד.',
    language: 'השפה צריכה להיות קוד שפה כמו en או pt-BR.',
    noPrompt: 'ההנחיה צריכה לומר מה לעשות עם הטקסט.',
    longPrompt_one: 'בהנחיה יכול להיות לכל היותר תו אחד.',
    longPrompt_two: 'בהנחיה יכולים להיות לכל היותר שני תווים.',
    longPrompt_other: 'בהנחיה יכולים להיות לכל היותר {{count, number}} תווים.',
    unreadablePrompt: 'ההנחיה לא יכולה להכיל תווי בקרה או תווים פגומים.'
  }
} as const
