type Json = Record<string, unknown>;

/** The contract to browse: a page without scripts, drawn from the OpenAPI document. */
export function docsPage(document: Json): string {
  const operations = Object.entries(recordOf(document['paths'])).flatMap(([path, methods]) =>
    Object.entries(recordOf(methods)).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation: recordOf(operation),
    })),
  );
  const tags = [...new Set(operations.map(({ operation }) => tagOf(operation)))];
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => tagOf(operation) === tag);
    return `<section aria-labelledby="tag-${escape(tag)}"><h2 id="tag-${escape(tag)}">${escape(tag)}</h2>${own.map(operationHtml).join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>惠约 API</title><style>${style}</style></head><body><main><h1>惠约 API</h1>
<p>${escape(textOf(recordOf(document['info'])['description']))}</p>
<p>As data: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1)</p>${sections.join('')}</main></body></html>`;
}

function operationHtml({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Json;
}): string {
  const roles = operation['x-roles'];
  const who = Array.isArray(roles) ? roles.join(', ') : String(roles);
  const parts = [
    ['Parameters', operation['parameters']],
    ['Body', recordOf(operation['requestBody'])['content']],
    ['Answers', operation['responses']],
  ] as const;
  return `<details><summary><code class="${method}">${method}</code> <code>${escape(path)}</code> <span>${escape(String(operation['summary']))}</span></summary>
<p>For: ${escape(who)}</p>${parts
    .filter(([, value]) => value !== undefined)
    .map(
      ([title, value]) =>
        `<h3>${title}</h3><pre tabindex="0">${escape(JSON.stringify(value, undefined, 2))}</pre>`,
    )
    .join('')}</details>`;
}

function tagOf(operation: Json): string {
  const tags = operation['tags'];
  return Array.isArray(tags) ? String(tags[0]) : 'other';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `body{font:16px/1.6 system-ui,sans-serif;background:#fbf8f3;color:#1f2a2e;margin:0}
main{max-width:60rem;margin:0 auto;padding:1.5rem}h1,h2{line-height:1.2}a{color:#0b6e69}
details{background:#fff;border:1px solid #ddd5c8;border-radius:.5rem;margin:.5rem 0;padding:.5rem 1rem}
summary{cursor:pointer;padding:.25rem 0}code{font-size:.95em}.GET{color:#1b5e20}.POST,.PUT{color:#b4441a}
pre{overflow:auto;background:#f4efe6;padding:1rem;border-radius:.5rem;font-size:.85rem}`;
