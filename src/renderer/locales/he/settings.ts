export const settings = {
  contrast: {
    label: 'ניגודיות',
    text: 'בניגודיות גבוהה הטקסט ביחס של 7:1 והקווים בולטים יותר, במצב בהיר ובמצב כהה.',
    system: 'מערכת',
    normal: 'רגילה',
    more: 'גבוהה'
  },
  uiLanguage: {
    label: 'שפת החלון',
    text: 'לטקסטים של המוצרים יש שפה משלהם, שנבחרת בכל משימה.'
  }
} as const
