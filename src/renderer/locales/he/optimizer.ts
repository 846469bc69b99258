export const optimizer = {} as const
