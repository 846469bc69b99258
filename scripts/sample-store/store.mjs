import { bath } from './bath.mjs'
import { candles } from './candles.mjs'
import { arabic, hebrew, japanese } from './eastern.mjs'
import { french } from './french.mjs'
import { garden } from './garden.mjs'
import { german } from './german.mjs'
import { jewellery } from './jewellery.mjs'
import { kitchen } from './kitchen.mjs'
import { lighting } from './lighting.mjs'
import { linen } from './linen.mjs'
import { icelandic, turkish } from './northern.mjs'
import { oddments } from './oddments.mjs'
import { outdoor } from './outdoor.mjs'
import { pantry } from './pantry.mjs'
import { rugs } from './rugs.mjs'
import { italian, spanish } from './southern.mjs'
import { stationery } from './stationery.mjs'
import { storage } from './storage.mjs'
import { tableware } from './tableware.mjs'
import { teaAndCoffee } from './tea-and-coffee.mjs'
import { toys } from './toys.mjs'

/** The order of the file. English comes first and often between the rest, so that any page of the list looks like a shop. */
export const sections = [
  kitchen,
  linen,
  german,
  tableware,
  lighting,
  french,
  stationery,
  hebrew,
  garden,
  bath,
  spanish,
  teaAndCoffee,
  japanese,
  toys,
  italian,
  jewellery,
  turkish,
  outdoor,
  arabic,
  candles,
  storage,
  icelandic,
  rugs,
  pantry,
  oddments
]
