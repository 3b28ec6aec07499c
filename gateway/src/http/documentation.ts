import path from 'node:path';
import express, { Router } from 'express';

/** Where the page's files lie. Only found, never required: that would run the whole page's script in here. */
const pageFiles = path.dirname(require.resolve('swagger-ui-dist/package.json'));

/** The page reads the document of its own gateway; its script is a file of its own, since no inline script may run. */
const page = `<!doctype html>
<html lang="en">
    <head>
        <meta charset="utf-8" />
        <title>Cohong gateway</title>
        <link rel="stylesheet" href="docs/swagger-ui.css" />
    </head>
    <body>
        <div id="swagger-ui"></div>
        <script src="docs/swagger-ui-bundle.js"></script>
        <script src="docs/start.js"></script>
    </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });
`;

/** The description of the API for machines at /openapi.json, and for people at /docs. Neither needs a token. */
export function documentationPages(document: () => object): Router {
    const router = Router();
    // Made when it is first asked for, which takes a moment: no gateway starts later for it.
    let made: object | undefined;
    router.get('/openapi.json', (_request, response) => void response.json((made ??= document())));
    router.get('/docs', (_request, response) => void response.type('html').send(page));
    router.get('/docs/start.js', (_request, response) => void response.type('js').send(start));
    router.use('/docs', express.static(pageFiles, { index: false, redirect: false }));

    return router;
}
