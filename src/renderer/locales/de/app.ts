export const app = {
  palette: {
    language: 'Sprache: {{language}}'
  }
} as const
