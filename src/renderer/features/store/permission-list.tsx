import { SHOP_PERMISSION_NAMES, SHOP_PERMISSIONS } from '#shared/model/shop-permission.ts'
import { t } from '../../lib/i18n.ts'
import classes from './store.module.css'

/** Which permissions a key needs, as Wix calls them, and what for. */
export function PermissionList() {
  return (
    <ul className={classes['permissions']} aria-label={t('store:permissions.label')}>
      {SHOP_PERMISSIONS.map((permission) => (
        <li key={permission}>
          <strong>{SHOP_PERMISSION_NAMES[permission]}</strong> <span>{t(`store:permissions.${permission}`)}</span>
        </li>
      ))}
    </ul>
  )
}
