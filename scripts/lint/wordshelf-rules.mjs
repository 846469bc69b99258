/**
 * House rules that oxlint has no rule of its own for.
 * no-current-date: `new Date()` without an argument, or `Date()` called, reads the clock behind the Clock port's back.
 * no-double-assertion: `x as unknown as T` silences the checker; parse or narrow the value instead.
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

export default {
  meta: { name: 'wordshelf' },
  rules: { 'no-current-date': noCurrentDate, 'no-double-assertion': noDoubleAssertion }
}
