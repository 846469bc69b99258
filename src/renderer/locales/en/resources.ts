import { app } from './app.ts'
import { common } from './common.ts'
import { credits } from './credits.ts'
import { errors } from './errors.ts'
import { exports } from './exports.ts'
import { firstRun } from './first-run.ts'
import { imports } from './imports.ts'
import { jobs } from './jobs.ts'
import { optimizer } from './optimizer.ts'
import { products } from './products.ts'
import { publish } from './publish.ts'
import { review } from './review.ts'
import { settings } from './settings.ts'
import { store } from './store.ts'
import { sync } from './sync.ts'

/** Everything that the window says, by namespace: one for each feature, `common` for what several of them say. */
export const en = {
  app,
  common,
  credits,
  errors,
  exports,
  firstRun,
  imports,
  jobs,
  optimizer,
  products,
  publish,
  review,
  settings,
  store,
  sync
} as const
