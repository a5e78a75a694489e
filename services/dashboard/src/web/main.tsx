/** Starts the web application in the language of its reader. */
import './app/theme/components.css';
import './app/theme/tokens.css';
import './app/theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyContrast } from './app/theme/contrast.js';
import { openChosen } from './language/language.js';

applyContrast();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the application.');
await openChosen();
// Only now: what screens are called is asked for as they are loaded.
const { App } = await import('./app/app.jsx');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
