/** What is known about who sent a message. */
export interface Sender {
  /** The contents of one of our own windows. */
  readonly known: boolean
  /** Sent by the window's top document, not by a frame inside it. */
  readonly mainFrame: boolean
  /** Null where the frame is gone already. */
  readonly origin: string | null
}

/** Only the page itself may call: a frame in it, another window or another document in our window may not. */
export function mayCall(sender: Sender, pageOrigin: string): boolean {
  return sender.known && sender.mainFrame && sender.origin === pageOrigin
}
