/** The readable page of an OpenAPI document: plain HTML without script, in the colours the reader prefers. */
import type { OpenApi } from './openapi/document.js';

type Named = Readonly<Record<string, unknown>>;
type Operation = Named & {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Named[];
  readonly requestBody?: Named;
  readonly responses: Readonly<Record<string, Named>>;
};
type Shown = { readonly path: string; readonly method: string; readonly operation: Operation };

const escaped = (text: unknown): string =>
  String(text).replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** Words between backticks as code. */
const prose = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const STYLE = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{max-width:68rem;margin:0 auto;padding:1.5rem}h1{margin-bottom:0}
nav{columns:16rem;font-size:.9rem}nav a{display:block;text-decoration:none}
section{border-top:1px solid #8886;margin-top:2rem}details{border-top:1px solid #8883;padding:.5rem 0}
summary{cursor:pointer}code,pre{font:13px/1.45 ui-monospace,monospace}
pre{padding:.75rem;border:1px solid #8884;border-radius:6px;overflow:auto}
b.method{display:inline-block;min-width:3.2rem;text-transform:uppercase;font-size:.75rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8883}`;

/** Follows a reference within the document. */
const resolved = (document: OpenApi, value: Named): Named => {
  if (typeof value.$ref !== 'string') return value;
  const found = value.$ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Named)[key], document);
  return found as Named;
};

const row = (...cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

const table = (heads: readonly string[], rows: readonly string[]): string => {
  if (rows.length === 0) return '';
  const head = heads.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const parameterRow = (parameter: Named): string =>
  row(
    `<code>${escaped(parameter.name)}</code>${parameter.required === true ? ' *' : ''}`,
    escaped(parameter.in),
    prose(typeof parameter.description === 'string' ? parameter.description : ''),
  );

const typeOf = (schema: Named): string => {
  if (Array.isArray(schema.enum)) return schema.enum.map((word) => `<code>${escaped(word)}</code>`).join(' ');
  const words = [schema.type ?? 'any', schema.format ?? []].flat().map(String);
  return escaped(words.join(', '));
};

const fieldRows = (schema: Named): string[] => {
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Named>).map(([name, field]) =>
    row(`<code>${escaped(name)}</code>${required.has(name) ? ' *' : ''}`, typeOf(field)),
  );
};

const contentOf = (holder: Named): Named | undefined =>
  Object.values((holder.content ?? {}) as Record<string, Named>)[0];

const example = (title: string, content: Named | undefined): string =>
  content?.example === undefined
    ? ''
    : `<h4>${title}</h4><pre>${escaped(JSON.stringify(content.example, undefined, 2))}</pre>`;

const bodyOf = (document: OpenApi, { requestBody }: Operation): string => {
  const content = requestBody && contentOf(requestBody);
  if (!content) return '';
  const schema = resolved(document, content.schema as Named);
  return `<h4>Body</h4>${table(['Field', 'Type'], fieldRows(schema))}${example('Example', content)}`;
};

const answersOf = (document: OpenApi, { responses }: Operation): string => {
  const all = Object.entries(responses).map(([status, response]) => ({
    status,
    response: resolved(document, response),
  }));
  const rows = all.map(({ status, response }) => row(status, prose(String(response.description))));
  const first = all.toSorted((a, b) => a.status.localeCompare(b.status))[0];
  const shownFirst = example('Example answer', first && contentOf(first.response));
  return `<h4>Answers</h4>${table(['Status', 'When'], rows)}${shownFirst}`;
};

const shown = (document: OpenApi, { path, method, operation }: Shown): string => {
  const parameters = (operation.parameters ?? []).map((each) => resolved(document, each));
  return `<details id="${escaped(operation.operationId)}"><summary><b class="method">${method}</b>
<code>${escaped(path)}</code> — ${escaped(operation.summary)}</summary>
<p>${prose(operation.description ?? '')}</p>
${table(['Parameter', 'In', 'Meaning'], parameters.map(parameterRow))}
${bodyOf(document, operation)}${answersOf(document, operation)}</details>`;
};

const group = (document: OpenApi, name: string, operations: readonly Shown[]): string =>
  `<section aria-labelledby="${escaped(name)}"><h2 id="${escaped(name)}">${escaped(name)}</h2>
${operations.map((each) => shown(document, each)).join('\n')}</section>`;

/** The whole page. */
export const pageOf = (document: OpenApi): string => {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Operation,
    })),
  );
  const groups = Map.groupBy(all, ({ operation }) => operation.tags?.[0] ?? 'other');
  const links = [...groups.keys()]
    .map(escaped)
    .map((name) => `<a href="#${name}">${name}</a>`)
    .join('');
  const title = escaped(document.info.title);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<style>${STYLE}</style></head><body><header><h1>${title}</h1>
<p>${prose(document.info.description)}</p>
<p><a href="openapi.json">openapi.json</a> · <a href="asyncapi.json">asyncapi.json</a> · * is required</p>
</header>
<nav aria-label="Nouns">${links}</nav><main>
${[...groups].map(([name, operations]) => group(document, name, operations)).join('\n')}
</main></body></html>`;
};
