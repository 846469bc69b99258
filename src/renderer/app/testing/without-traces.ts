import * as React from 'react'

/**
 * Keeps React's development build from telling the browser's developer tools of every element and every render, a fifth of the work of
 * the window's tests. Loaded before React DOM, which asks once whether there is anybody to tell. How many elements of the last second know
 * where they were made is a count of React's own: here it is always past its limit. Warnings are the same without it.
 */
Object.assign(console, { createTask: undefined, timeStamp: undefined })

const internals: unknown = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE')
if (typeof internals === 'object' && internals !== null)
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => Infinity, set: () => {} })
