/** The page on which people read and try what a service offers: Swagger UI, served by the service itself. */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { Open } from '../access/guard.http.js';
import { Describe } from './openapi/describe.http.js';

const STYLE = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const CACHE = 'public, max-age=3600';

/** Swagger UI puts styles at elements; everything else comes from here, and requests go nowhere else. */
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Gemba: the interface</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head>
<body><main id="api"></main>
<script src="docs/swagger-ui-bundle.js"></script><script src="docs/open.js"></script></body></html>`;

/**
 * Each try is a command of its own: the key in the example would make the second a repeat of the first. The
 * page takes a token and signs nobody in, so that the issuer need not be asked from here.
 */
const OPEN = `fetch('openapi.json').then((answer) => answer.json()).then((spec) => {
  delete spec.components.securitySchemes.openId;
  SwaggerUIBundle({
    spec, dom_id: '#api', deepLinking: true, docExpansion: 'none', filter: true,
    validatorUrl: null, persistAuthorization: false, showExtensions: false,
    requestInterceptor: (request) => {
      if (request.method === 'POST') request.headers['Idempotency-Key'] = crypto.randomUUID();
      return request;
    },
  });
});
`;

const require = createRequire(import.meta.url);
const STYLES = require.resolve('swagger-ui-dist/swagger-ui.css');
const BUNDLE = require.resolve('swagger-ui-dist/swagger-ui-bundle.js');

const fileOf = (path: string, type: string): StreamableFile =>
  new StreamableFile(createReadStream(path), { type });

@Controller('docs')
@Open()
export class PageInterface {
  @Get()
  @Describe({ summary: 'This document as a page on which it can be tried', media: 'text/html' })
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  docs(): string {
    return PAGE;
  }

  @Get('open.js')
  @Describe({ summary: 'What opens the page', media: 'text/javascript' })
  @Header('content-type', SCRIPT)
  @Header('cache-control', CACHE)
  open(): string {
    return OPEN;
  }

  @Get('swagger-ui.css')
  @Describe({ summary: 'The styles of the page', media: 'text/css' })
  @Header('cache-control', CACHE)
  styles(): StreamableFile {
    return fileOf(STYLES, STYLE);
  }

  @Get('swagger-ui-bundle.js')
  @Describe({ summary: 'The program of the page', media: 'text/javascript' })
  @Header('cache-control', CACHE)
  bundle(): StreamableFile {
    return fileOf(BUNDLE, SCRIPT);
  }
}
