import { createScreenCommand } from './screen-command.ts'

/** Takes the last decision back. */
export const { useOffer: useUndo, useOffered: useUndoTarget } = createScreenCommand()
