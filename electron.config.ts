import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rolldownOptions: {
        // Three programs: the Electron shell, the web shell, and the engine's own thread, which both start by URL.
        input: {
          index: 'src/main/index.ts',
          serve: 'src/main/serve.ts',
          'engine-thread': 'src/main/engine-thread.ts'
        }
      }
    }
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file that can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } }
    }
  },
  renderer: {
    plugins: [react()],
    build: {
      minify: true,
      rolldownOptions: {
        // All that the window starts with is one file, and its styles one sheet in the order of their imports: shared with what comes
        // later, parts of it would lie in files of their own, whose styles come before those that they change.
        output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } }
      }
    }
  }
})
