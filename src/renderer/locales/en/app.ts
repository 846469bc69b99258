export const app = {
  palette: {
    language: 'Language: {{language}}'
  }
} as const
