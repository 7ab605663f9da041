import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64 } from '../../../world/base64.ts'
import { utf8 } from '../../../world/utf8.ts'

/** Style sheet of the pages for people. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#eef2f6, #101317);
  --card: light-dark(#ffffff, #191e24);
  --line: light-dark(#d3dbe3, #333c46);
  --ink: light-dark(#1a2026, #e6eaee);
  --soft: light-dark(#4a5662, #aab5c0);
  --accent: light-dark(#1f5f99, #8cc4f5);
  --tint: light-dark(#e4eef8, #1d3a55);
  font: 16px / 1.5 system-ui, sans-serif;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 1rem;
  background: var(--page);
  color: var(--ink);
}
main {
  width: 100%;
  max-width: 27rem;
  padding: 2rem;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 1rem;
  box-shadow: 0 1px 2px #0000000d, 0 12px 32px #00000014;
}
svg { display: block; width: 2.5rem; height: 2.5rem; margin-bottom: 1rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.4rem; line-height: 1.25; overflow-wrap: anywhere; text-wrap: balance; }
p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
strong { color: var(--ink); font-weight: 600; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: 0.5rem; }
button { font: inherit; color: inherit; cursor: pointer; }
.user {
  display: grid;
  grid-template-columns: 2.5rem 1fr;
  column-gap: 0.75rem;
  align-items: center;
  width: 100%;
  padding: 0.625rem 0.75rem;
  text-align: start;
  background: none;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}
.user:hover { background: var(--tint); border-color: var(--accent); }
.initials {
  display: grid;
  place-items: center;
  width: 2.5rem;
  height: 2.5rem;
  border-radius: 50%;
  background: var(--tint);
  color: var(--accent);
  font-size: 0.875rem;
  font-weight: 600;
}
.name { display: block; font-weight: 600; overflow-wrap: anywhere; }
.email { display: block; font-size: 0.875rem; color: var(--soft); overflow-wrap: anywhere; }
.cancel { padding: 0.25rem 0; background: none; border: 0; color: var(--accent); text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 0.875rem; color: var(--soft); }
@media (max-width: 30rem) {
  body { padding: 0; place-items: stretch; }
  main { max-width: none; padding: 1.5rem 1.25rem; border: 0; border-radius: 0; box-shadow: none; }
}
`

/** Headers of the pages: they load nothing, run no script, and no other page may frame them. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${toBase64(sha256(utf8.encode(STYLE)))}'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const
