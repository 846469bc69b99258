import { SHOP_PERMISSION_NAMES, SHOP_PERMISSIONS, type ShopPermission } from '#shared/model/shop-permission.ts'
import classes from './store.module.css'

const REASONS: Readonly<Record<ShopPermission, string>> = {
  'read-products': 'to fetch your products, hidden ones too',
  'write-products': 'to publish what you approved',
  'read-categories': 'to fetch your collections (categories at Wix)',
  'read-site': 'to show the store’s name before anything is published'
}

/** Which permissions a key needs, as Wix calls them, and what for. */
export function PermissionList() {
  return (
    <ul className={classes['permissions']} aria-label="Permissions that the key needs">
      {SHOP_PERMISSIONS.map((permission) => (
        <li key={permission}>
          <strong>{SHOP_PERMISSION_NAMES[permission]}</strong> <span>{REASONS[permission]}</span>
        </li>
      ))}
    </ul>
  )
}
