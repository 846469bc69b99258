import { notifications } from '@mantine/notifications'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { engineText, errorTitle } from './error-words.ts'

/** A toast for what failed away from its place on screen; errors that have a place are shown there. */
export function notifyError(error: Pick<ErrorBody, 'error' | 'message'>): void {
  notifications.show({ title: errorTitle(error), message: engineText(error.message), color: 'red', role: 'alert' })
}

export function notifyDone(message: string): void {
  notifications.show({ message, role: 'status' })
}

/** A toast that asks somebody for a decision, which can wait. */
export function notifyWish(title: string, message: string): void {
  notifications.show({ title, message, color: 'yellow', role: 'status', autoClose: 12_000 })
}
