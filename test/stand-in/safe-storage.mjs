// electron.safeStorage: really encrypted, but with a key in a file beside it, which is why the backend it claims is the weak one.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.mjs'

const PREFIX = Buffer.from('v10')

function key() {
  const file = join(app.getPath('userData'), 'stand-in-keychain')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'basic_text',
  /** @param {string} text */
  async encryptStringAsync(text) {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body])
  },
  /** @param {Buffer} sealed */
  async decryptStringAsync(sealed) {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15))
    decipher.setAuthTag(sealed.subarray(15, 31))
    const result = Buffer.concat([decipher.update(sealed.subarray(31)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  }
}
