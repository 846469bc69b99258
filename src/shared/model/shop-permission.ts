/** What a key for a store on Wix must be allowed to do. */
export const SHOP_PERMISSIONS = ['read-products', 'write-products', 'read-categories', 'read-site'] as const
export type ShopPermission = (typeof SHOP_PERMISSIONS)[number]

/**
 * As Wix calls them: the scopes that its own SDK names beside each method (`@permissionScope`). V1 knows collections as part of its
 * products, so reading categories is asked of stores on V3 only.
 */
export const SHOP_PERMISSION_NAMES: Readonly<Record<ShopPermission, string>> = {
  'read-products': 'Read Products',
  'write-products': 'Manage Products',
  'read-categories': 'Read categories',
  'read-site': 'Read site, business, and email details'
}
