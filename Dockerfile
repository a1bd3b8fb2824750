# syntax=docker/dockerfile:1
# One image for all commands: docker build -t courant .   docker run courant poller --config …
FROM eclipse-temurin:21-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -q -B -Dquick -DskipTests -pl app -am package

FROM eclipse-temurin:21-jre-noble
RUN groupadd --gid 10001 courant \
    && useradd --no-log-init --uid 10001 --gid 10001 --home-dir /var/lib/courant --create-home --shell /usr/sbin/nologin courant \
    && ln -s /opt/courant/courant /usr/local/bin/courant
# The launcher finds all where it is in a clone; without Maven beside it, it builds nothing.
COPY --from=build /src/courant /opt/courant/courant
COPY --from=build /src/app/target/lib /opt/courant/app/target/lib
COPY --from=build /src/app/target/registry /opt/courant/app/target/registry
COPY --from=build /src/app/target/courant-app.jar /opt/courant/app/target/courant-app.jar
COPY deploy/image/health /opt/courant/health
# Half of the container's memory for the heap: stores, buffers and code take the rest.
ENV COURANT_OPTS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
USER 10001:10001
WORKDIR /var/lib/courant
VOLUME /var/lib/courant
EXPOSE 9404
HEALTHCHECK --start-period=90s --interval=15s --timeout=5s --retries=4 CMD ["/opt/courant/health", "live"]
ENTRYPOINT ["/opt/courant/courant"]
CMD ["--help"]
