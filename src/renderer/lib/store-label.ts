import type { Instance } from '#shared/contract/app.ts'
import { OWN_STORE, SAMPLE_STORE } from '#shared/model/store-name.ts'
import { t } from './i18n.ts'

/** What a store is called here: in the window's language where nobody has named it. One on Wix has its name from there. */
export function storeLabel({ name, source }: Pick<Instance, 'name' | 'source'>): string {
  if (source === 'wix') return name
  if (name === OWN_STORE) return t('common:store.own')
  return name === SAMPLE_STORE ? t('common:store.sample') : name
}

/** The name to keep of one that was left as it was offered, or typed. */
export function storeNameOf(typed: string): string {
  return typed === t('common:store.own') ? OWN_STORE : typed
}
