/**
 * House rules that oxlint has no rule of its own for.
 * no-current-date: `new Date()` without an argument, or `Date()` called, reads the clock behind the Clock port's back.
 * no-bare-text: what a merchant reads or hears is asked for by key, so that it comes in the window's language.
 * no-double-assertion: `x as unknown as T` silences the checker; parse or narrow the value instead.
 * seeded-property: a property without a seed fails by chance, on a machine whose owner changed nothing.
 * no-physical-side: left and right in props and styles stay where they are when the page is read from right to left.
 */

const noCurrentDate = {
  create(context) {
    const report = (node) => context.report({ node, message: 'Time comes in through the Clock port.' })
    const isDate = (node) => node.callee.type === 'Identifier' && node.callee.name === 'Date'
    return {
      NewExpression(node) {
        if (isDate(node) && node.arguments.length === 0) report(node)
      },
      CallExpression(node) {
        if (isDate(node)) report(node)
      }
    }
  }
}

const noDoubleAssertion = {
  create(context) {
    return {
      TSAsExpression(node) {
        const inner = node.expression
        if (inner.type !== 'TSAsExpression') return
        if (inner.typeAnnotation.type !== 'TSUnknownKeyword' && inner.typeAnnotation.type !== 'TSAnyKeyword') return
        context.report({ node, message: 'A double assertion hides a wrong type: parse or narrow the value instead.' })
      }
    }
  }
}

/** Props whose value is read or heard by a person. */
const SPOKEN = new Set([
  'action',
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'emptyText',
  'error',
  'heading',
  'label',
  'name',
  'nothingFoundMessage',
  'placeholder',
  'text',
  'title'
])
/** The same in every language. */
const NAMES = /\b(AI|CSV|HTML|OpenAI|SEO|URL|Wix|Wordshelf)\b/g
const hasWords = (text) => /\p{L}{2}/u.test(text.replaceAll(NAMES, ''))

const noBareText = {
  create(context) {
    const report = (node) =>
      context.report({
        node,
        message: 'Put this text into src/renderer/locales, in every language, and ask for it with t().'
      })
    return {
      JSXText(node) {
        if (hasWords(node.value)) report(node)
      },
      JSXAttribute(node) {
        if (node.name.type !== 'JSXIdentifier' || !SPOKEN.has(node.name.name)) return
        const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value
        if (value?.type === 'Literal' && typeof value.value === 'string' && hasWords(value.value)) report(node)
        if (value?.type === 'TemplateLiteral' && value.quasis.some((part) => hasWords(part.value.raw))) report(node)
      }
    }
  }
}

const PHYSICAL_PROPS = { ml: 'ms', mr: 'me', pl: 'ps', pr: 'pe' }
const PHYSICAL_STYLE =
  /^(?:margin|padding|border|scrollMargin|scrollPadding)(?:Left|Right)|^border(?:Top|Bottom)(?:Left|Right)Radius$/
const SIDED_PROPS = new Set(['ta', 'textAlign', 'float', 'clear'])

const noPhysicalSide = {
  create(context) {
    const report = (node, instead) =>
      context.report({
        node,
        message: `A window that is read from right to left needs the side by its meaning: ${instead}.`
      })
    const isSide = (node) => node?.type === 'Literal' && (node.value === 'left' || node.value === 'right')
    return {
      JSXAttribute(node) {
        const { name } = node.name
        if (Object.hasOwn(PHYSICAL_PROPS, name)) report(node, PHYSICAL_PROPS[name])
        else if (SIDED_PROPS.has(name) && isSide(node.value)) report(node, 'start or end')
      },
      Property(node) {
        const name = node.key.type === 'Identifier' ? node.key.name : ''
        if (PHYSICAL_STYLE.test(name)) report(node, 'the Inline property')
        else if (SIDED_PROPS.has(name) && isSide(node.value)) report(node, 'start or end')
      }
    }
  }
}

const seededProperty = {
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node
        if (callee.type !== 'MemberExpression' || callee.object.name !== 'fc') return
        if (callee.property.name !== 'assert' && callee.property.name !== 'check') return
        const how = node.arguments[1]
        const names = how?.type === 'ObjectExpression' ? how.properties.map((property) => property.key?.name) : []
        if (!names.includes('seed')) context.report({ node, message: 'Give the property a seed: { seed, numRuns }.' })
      }
    }
  }
}

export default {
  meta: { name: 'wordshelf' },
  rules: {
    'no-current-date': noCurrentDate,
    'no-bare-text': noBareText,
    'no-double-assertion': noDoubleAssertion,
    'no-physical-side': noPhysicalSide,
    'seeded-property': seededProperty
  }
}
