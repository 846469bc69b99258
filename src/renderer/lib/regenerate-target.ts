import { createScreenCommand } from './screen-command.ts'

/** Asks the model once more for the text under the cursor. */
export const { useOffer: useRegenerate, useOffered: useRegenerateTarget } = createScreenCommand()
