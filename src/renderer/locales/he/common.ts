import { ui } from './ui.ts'

export const common = {
  attribute: {
    title: 'כותרת',
    description: 'תיאור',
    seoTitle: 'כותרת SEO',
    seoDescription: 'תיאור SEO',
    imageAlt: 'טקסט חלופי לתמונה',
    ribbon: 'תווית',
    slug: 'סיומת URL'
  },
  ui,
  sameAsSystem: 'כמו המערכת',
  sampleModel: 'מודל הדוגמה',
  store: {
    own: 'החנות שלי',
    sample: 'חנות לדוגמה'
  },
  action: {
    close: 'סגירה',
    cancel: 'ביטול',
    confirm: 'המשך',
    retry: 'ניסיון חוזר',
    undo: 'ביטול הפעולה'
  },
  bytes_one: 'בייט אחד',
  bytes_two: 'שני בייטים',
  bytes_other: '{{count, number}} בייטים',
  /** For a count with its noun, wherever it stands alone. */
  count: {
    product_one: 'מוצר אחד',
    product_two: 'שני מוצרים',
    product_other: '{{count, number}} מוצרים',
    item_one: 'פריט אחד',
    item_two: 'שני פריטים',
    item_other: '{{count, number}} פריטים',
    text_one: 'טקסט אחד',
    text_two: 'שני טקסטים',
    text_other: '{{count, number}} טקסטים',
    credit_one: 'קרדיט אחד',
    credit_two: 'שני קרדיטים',
    credit_other: '{{count, number}} קרדיטים',
    attribute_one: 'מאפיין אחד',
    attribute_two: 'שני מאפיינים',
    attribute_other: '{{count, number}} מאפיינים',
    collection_one: 'אוסף אחד',
    collection_two: 'שני אוספים',
    collection_other: '{{count, number}} אוספים',
    job_one: 'משימה אחת',
    job_two: 'שתי משימות',
    job_other: '{{count, number}} משימות',
    device_one: 'מכשיר אחד',
    device_two: 'שני מכשירים',
    device_other: '{{count, number}} מכשירים'
  },
  time: {
    justNow: 'ממש עכשיו',
    seconds: '{{count, number}} שנ׳',
    minutesSeconds: '{{minutes, number}} דק׳ {{seconds, number}} שנ׳',
    hoursMinutes: '{{hours, number}} שע׳ {{minutes}} דק׳'
  }
} as const
