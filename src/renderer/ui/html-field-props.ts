export interface HtmlFieldProps {
  readonly label: string
  readonly text: string
  /** As it stands without what is being typed. */
  readonly saved: string
  readonly language: string
  readonly error: string | null
  readonly onChange: (html: string) => void
}
