/** Where the list is kept between runs. */
export interface RecentStore {
  read(): unknown
  write(files: readonly string[]): void
}

/** The system's own list: the jump list of Windows, the dock's menu on macOS. */
export interface SystemRecents {
  addRecentDocument(path: string): void
  clearRecentDocuments(): void
}

export interface RecentFiles {
  list(): readonly string[]
  add(path: string): void
  clear(): void
  onChange(listener: () => void): void
}

const MOST = 10

/** Files that were imported from the desktop, the newest first. They stay in the shell: the page gets no path. */
export function openRecentFiles(store: RecentStore, system: SystemRecents): RecentFiles {
  let files: readonly string[] = pathsIn(store.read())
  const listeners: (() => void)[] = []
  function set(next: readonly string[]): void {
    files = next
    store.write(next)
    for (const listener of listeners) listener()
  }
  return {
    list: () => files,
    add(path) {
      system.addRecentDocument(path)
      set([path, ...files.filter((file) => file !== path)].slice(0, MOST))
    },
    clear() {
      system.clearRecentDocuments()
      set([])
    },
    onChange: (listener) => listeners.push(listener)
  }
}

function pathsIn(found: unknown): readonly string[] {
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string').slice(0, MOST) : []
}
