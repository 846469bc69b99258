/** The page asks, the main process answers: procedure, input, meta in, a CallResult out. */
export const CALL_CHANNEL = 'wordshelf:call'
/** The main process tells its windows. One event of the contract a message. */
export const EVENT_CHANNEL = 'wordshelf:event'
/** The shell asks something of its page: one `ShellCommand` a message. */
export const COMMAND_CHANNEL = 'wordshelf:command'
