/** Starts the console. */
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/overview.css'
import './styles/person.css'
import './styles/review.css'
import './styles/lists.css'
import './styles/obligations.css'
import './styles/notices.css'
import './styles/casework.css'
import './styles/preparedness.css'
import './styles/counsel.css'
import './styles/supplier.css'
import './styles/staff.css'
import './styles/desk.css'
import './styles/narrow.css'
import { queryClient } from './api-client.ts'
import { applyKeptTheme } from './parts/theme.ts'
import { WordsProvider } from './parts/words.tsx'
import { router } from './router.tsx'

applyKeptTheme()
createRoot(document.getElementById('app')!).render(
  <WordsProvider>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </WordsProvider>,
)
