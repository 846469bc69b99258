/** A closed terminal, Ctrl-C, and a polite kill. */
const STOP_SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

/**
 * Runs at each signal that asks the program to stop. Takes the signals away from every library: one that tidies up temporary files
 * (below the settings file) sends the first signal to the process a second time, which would read as "stop now".
 */
export function onStopSignal(listener: () => void): void {
  for (const signal of STOP_SIGNALS) {
    process.removeAllListeners(signal)
    process.on(signal, listener)
  }
}
