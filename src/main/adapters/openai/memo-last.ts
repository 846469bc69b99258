/**
 * Keeps the last result, for what hundreds of requests in a row ask with the same text. Only for functions of nothing but their argument.
 */
export function memoLast<R>(compute: (text: string) => R): (text: string) => R {
  let last: { readonly text: string; readonly result: R } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, result: compute(text) }
    return last.result
  }
}
