export const app = {
  palette: {
    language: 'שפה: {{language}}'
  }
} as const
