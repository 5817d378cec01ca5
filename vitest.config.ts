import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Every core works: left to itself, one is kept free, which of two is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'examples/**/*.test.ts', 'test/*.test.ts', 'bench/**/*.test.ts'],
          setupFiles: ['test/support/seed.ts'],
          globalSetup: ['test/support/postgres-setup.ts'],
          // Modules hold nothing that one test could leave to the next, and reading them anew for each file
          // took longer than the tests.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // On a busy machine an answer takes longer than the second that is waited by default.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
