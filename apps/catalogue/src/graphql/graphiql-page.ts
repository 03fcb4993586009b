/** The page of GraphiQL: no inline script, nothing from elsewhere. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Cadastre · GraphiQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/graphiql/graphiql.css" />
    <link rel="stylesheet" href="/graphiql/page.css" />
  </head>
  <body>
    <header aria-label="Cadastre">
      <h1>GraphiQL</h1>
      <nav aria-label="Catalogue"><a href="/">Home</a></nav>
    </header>
    <main id="graphiql" aria-label="GraphiQL">Loading GraphiQL … it needs JavaScript.</main>
    <footer aria-label="About this instance"><a href="/openapi.json">API description</a></footer>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/page.js"></script>
  </body>
</html>
`;

export const STYLE = `html, body, #graphiql { height: 100%; margin: 0; }
body { overflow: hidden; }
/* The page is the tool's; what is around it is there for those who hear it, and for the keyboard. */
header:not(:focus-within), footer:not(:focus-within) { position: absolute; clip-path: inset(50%); }
`;

/** Starts GraphiQL on this catalogue. A query in the address (\`/graphiql?query=…\`) is opened and run with \`&run\`. */
export const SCRIPT = `'use strict';
const parameters = new URLSearchParams(location.search);
const example = \`# Ctrl-Space completes, Ctrl-Enter runs. Every field is documented on the left.
{
  dataOfferings(query: "diabet*", first: 5) {
    totalCount
    nodes {
      name
      description
      provider { name country }
      trust { outcome level issuer decidedAt }
    }
    facets(names: [COUNTRY, LEVEL]) { name values { value count } }
  }
}
\`;
const query = parameters.get('query') ?? undefined;
const fetcher = async (body) => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
  return answer.json();
};
const root = ReactDOM.createRoot(document.getElementById('graphiql'));
root.render(React.createElement(GraphiQL, { fetcher, query, defaultQuery: example }));
if (parameters.has('run')) {
  const press = () => document.querySelector('.graphiql-execute-button');
  const wait = setInterval(() => {
    if (press() === null) return;
    clearInterval(wait);
    press().click();
  }, 200);
}
`;
