/**
 * The pages of the local issuer: plain HTML that works with a keyboard, a screen reader and without
 * scripts.
 */
import type { Identity } from './personas.js';

const style = `
:root { color-scheme: light dark; --ink: #16181d; --quiet: #5a6070; --paper: #f6f7f9; --card: #fff;
  --line: #8b91a0; --act: #1f4fd8; --on-act: #fff; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --quiet: #a5abba; --paper: #111318;
  --card: #1a1d24; --line: #7a8091; --act: #9db8ff; --on-act: #0b1020; --bad: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { width: min(27rem, 100%); background: var(--card); padding: 2rem; border-radius: 12px;
  box-shadow: 0 1px 3px rgb(0 0 0 / .2); }
h1 { margin: 0 0 .25rem; font-size: 1.4rem; }
p { margin: 0 0 1rem; color: var(--quiet); }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
legend, .label { display: block; margin-bottom: .35rem; font-weight: 600; }
.person { display: flex; gap: .6rem; align-items: baseline; padding: .3rem .4rem; border-radius: 6px; }
.person:has(:checked) { background: color-mix(in srgb, var(--act) 14%, transparent); }
.person span { color: var(--quiet); margin-left: auto; text-align: right; }
input[type=password], button { width: 100%; padding: .65rem .8rem; border-radius: 8px; font: inherit; }
input[type=password] { border: 1px solid var(--line); background: transparent; color: inherit; }
button { margin-top: 1rem; border: 0; background: var(--act); color: var(--on-act); font-weight: 600;
  cursor: pointer; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.alert { color: var(--bad); font-weight: 600; }`;

/** A whole page; `paragraphs` are escaped, `html` is not. */
export function page(title: string, paragraphs: readonly string[], { html = '' } = {}): string {
  const text = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main><h1>${escaped(title)}</h1>${text}${html}</main></body>
</html>`;
}

export type SignIn = {
  readonly action: string;
  readonly personas: readonly Identity[];
  readonly chosen: string | undefined;
  readonly problem: string | undefined;
};

/** Who are you, and your password. */
export function signInPage({ action, personas, chosen, problem }: SignIn): string {
  const alert =
    problem === undefined ? '' : `<p class="alert" role="alert" id="problem">${escaped(problem)}</p>`;
  const choices = personas.map((persona, index) =>
    choice(persona, persona.id === chosen || (!chosen && index === 0)),
  );
  const described = problem === undefined ? '' : ' aria-invalid="true" aria-describedby="problem"';
  return page('Sign in to Gemba', ['The passwords were printed by npm start.'], {
    html: `${alert}<form method="post" action="${escaped(action)}">
<fieldset><legend>Who are you?</legend>${choices.join('')}</fieldset>
<label class="label" for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"
  required autofocus${described}>
<button>Sign in</button></form>`,
  });
}

function choice({ id, name, title }: Identity, isChosen: boolean): string {
  const checked = isChosen ? ' checked' : '';
  const input = `<input type="radio" name="persona" value="${escaped(id)}"${checked}>`;
  return `<label class="person">${input} ${escaped(name)} <span>${escaped(title)}</span></label>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
