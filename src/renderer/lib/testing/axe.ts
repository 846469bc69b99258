import axe from 'axe-core'

const PAGE_RULES = ['region', 'page-has-heading-one']

/** Of WCAG AAA: 7:1 for text. */
const MORE_CONTRAST = 'color-contrast-enhanced'

/** The accessibility rules that what is on screen breaks, each with the first element that does; empty where all is well. */
export async function brokenRules(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, {
    // A screen alone in a test has no page around it, which these rules are about.
    rules: {
      ...Object.fromEntries(PAGE_RULES.map((id) => [id, { enabled: false }])),
      [MORE_CONTRAST]: { enabled: document.documentElement.dataset['contrast'] === 'more' }
    }
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
