export const settings = {
  uiLanguage: {
    label: 'שפת החלון',
    text: 'לטקסטים של המוצרים יש שפה משלהם, שנבחרת בכל משימה.'
  }
} as const
