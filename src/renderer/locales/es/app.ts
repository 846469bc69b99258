export const app = {
  palette: {
    language: 'Idioma: {{language}}'
  }
} as const
