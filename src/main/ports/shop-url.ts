/** Where Wix answers, unless the command line says otherwise. */
export const WIX_URL = 'https://www.wixapis.com'
