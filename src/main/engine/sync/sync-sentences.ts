/** What the sync log tells a merchant: one sentence each. */
export const sentences = {
  linked: (store: string, device: string) => `This store was linked with “${store}” under the name “${device}”.`,
  abandoned: (store: string, waiting: number) =>
    `This device was signed out of “${store}” without its backend${waiting === 0 ? '' : `, which never got ${count(waiting, 'change')}`}.`,
  sent: (events: number) => `Sent ${count(events, 'change')}.`,
  receivedFrom: (items: number, device: string) => `Received ${count(items, 'text')} from ${device}.`,
  receivedHere: (items: number) => `Received ${count(items, 'change')} that other devices made to texts of this one.`,
  gaveBack: (credits: number) => `Gave ${count(credits, 'credit')} back that this device did not use.`,
  granted: (credits: number) => `Got ${count(credits, 'credit')} to spend on this device.`,
  denied: (message: string | null) => message ?? 'The backend has no credits to give at the moment.',
  newMonth: (period: string) => `A new month has begun: ${period}.`,
  offline: (waiting: number, why: string) =>
    `Offline: ${count(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'}. ${why}`,
  quarantined: (n: number, reason: string) =>
    `The backend keeps ${count(n, 'change')} that it could not make sense of: ${reason}`,
  newLife: () =>
    'These data were put back, or another copy of them has gone on: this device tells the backend everything again and asks for new credits.',
  restarted: () => 'Sending had come to a stand and was started again.',
  pullAgain: () => 'What other devices did is fetched from the beginning again.'
} as const

function count(n: number, thing: string): string {
  return `${n.toLocaleString('en-GB')} ${thing}${n === 1 ? '' : 's'}`
}
