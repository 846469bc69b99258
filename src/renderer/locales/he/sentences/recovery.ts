export const recoverySentences = {
  backup: 'הנתונים היו פגומים או חסרים, ולכן Wordshelf חזר לגיבוי מיום {{when}}{{parts}}.',
  backupUndated: 'הנתונים היו פגומים או חסרים, ולכן Wordshelf חזר לגיבוי ממועד לא ידוע{{parts}}.',
  emptyStore: 'הנתונים היו פגומים או חסרים ולא היה גיבוי תקין, ולכן Wordshelf התחיל עם חנות ריקה{{parts}}.',
  newestLost: 'השינויים האחרונים בנתונים אבדו; מה שמוצג כאן הוא מיום {{when}}{{parts}}.',
  newestLostUndated: 'השינויים האחרונים בנתונים אבדו; מה שמוצג כאן הוא מלפני כן{{parts}}.',
  salvaged_one: 'טקסט או החלטה חדשים יותר ניצלו',
  salvaged_two: 'שני טקסטים והחלטות חדשים יותר ניצלו',
  salvaged_other: '{{count, number}} טקסטים והחלטות חדשים יותר ניצלו',
  stopped_one: 'פריט אחד שלא הסתיים נעצר',
  stopped_two: 'שני פריטים שלא הסתיימו נעצרו',
  stopped_other: '{{count, number}} פריטים שלא הסתיימו נעצרו',
  counted_one: 'קרדיט אחד נחשב כמנוצל, ליתר ביטחון',
  counted_two: 'שני קרדיטים נחשבים כמנוצלים, ליתר ביטחון',
  counted_other: '{{count, number}} קרדיטים נחשבים כמנוצלים, ליתר ביטחון',
  filesKept: 'הקבצים נשמרו כפי שנמצאו בתיקייה {{folder}}',
  logMoved:
    'ליד הנתונים נמצא קובץ יומן (write-ahead log) שאינו שייך להם, והוא הועבר הצידה אל {{folder}}; הנתונים הם כפי שהיו כש־Wordshelf נסגר לאחרונה.',
  logAlsoMoved: '{{notice}} גם קובץ יומן (write-ahead log) שאינו שייך לנתונים האלה הועבר הצידה אל {{folder}}.'
} as const
