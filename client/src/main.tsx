import './app/tokens.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startI18n } from './lib/i18n';
import { queryClient } from './lib/queryClient';
import { meQuery } from './lib/session';
import { refuseStrayFiles } from './lib/strayFiles';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

refuseStrayFiles();
// Who is asking is needed before anything can be shown: ask while the words are loading.
void queryClient.prefetchQuery(meQuery);
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
