# The release of this checkout as a container: Node, one file of code, and dist/. See docs/serve.md.

FROM node:22.23.2-bookworm-slim AS build
WORKDIR /tagwire
# The packages first: they change less often than articles.
COPY package.json package-lock.json ./
RUN npm ci
COPY wrangler.toml tsconfig.json ./
COPY src src
COPY content content
# Replaces the url of site.yaml.
ARG SITE_URL=
RUN npm run build && npm run serve -- --bundle && rm -f dist/*.db

FROM node:22.23.2-alpine
WORKDIR /tagwire
COPY --from=build /tagwire/dist ./
ENV NODE_ENV=production PORT=8787
EXPOSE 8787
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server.mjs", "--host", "0.0.0.0"]
