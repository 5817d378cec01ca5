import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './design/tokens.css'
import './design/base.css'
import './parts/parts.css'
import './parts/elsewhere.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startKeys } from './acting.ts'
import { client, pathOf, waiting } from './api.ts'
import { App } from './app.tsx'
import { current } from './routes.ts'
import { startSettings } from './settings.ts'

const { project, screen, id } = current()
if (screen === 'document' && id)
  void import('./pdf/open.ts').then(({ expectPdf }) => expectPdf(pathOf(project, `documents/${id}/file`)))

startSettings()
startKeys()
addEventListener('beforeunload', (event) => {
  if (waiting.get() > 0) event.preventDefault()
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )
