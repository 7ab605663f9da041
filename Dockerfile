# syntax=docker/dockerfile:1
# An image of DeskDouble, built from this folder: docs/container.md.

FROM node:24-bookworm-slim AS build
WORKDIR /source
COPY . .
# The package as npm publishes it, with nothing but what it needs at run time.
RUN npm ci --no-audit --no-fund \
 && npm pack --pack-destination /tmp \
 && npm install --prefix /app --omit=dev --omit=optional --omit=peer --no-audit --no-fund /tmp/deskdouble-*.tgz

FROM node:24-bookworm-slim
ENV NODE_ENV=production
COPY --from=build /app/node_modules /app/node_modules
RUN ln -s /app/node_modules/.bin/deskdouble /usr/local/bin/deskdouble \
 && mkdir /data \
 && chown node:node /data
# The user node, by number: Kubernetes cannot check a name with runAsNonRoot.
USER 1000:1000
WORKDIR /data
VOLUME /data
EXPOSE 4010
# Answers without the control token. A pod with several containers may set another port.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4010}/_control/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["deskdouble"]
CMD ["serve", "--host", "0.0.0.0", "--data", "/data"]
