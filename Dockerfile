# The portal as an image: docker build -t community-portal --build-arg MICROSOFT_IMAGES=... .
# MICROSOFT_IMAGES is the registry, or your mirror of it, that holds dotnet/sdk and dotnet/aspnet.
# State lives outside it: the database where ConnectionStrings__Community points, and under /data the pictures, and the mails that have no Mail__Host to go to.

ARG MICROSOFT_IMAGES
FROM ${MICROSOFT_IMAGES}/dotnet/sdk:10.0 AS build
# The client is bundled by Vite while the portal is built.
COPY --from=node:22-bookworm-slim /usr/local/bin/node /usr/local/bin/node
COPY --from=node:22-bookworm-slim /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source

# Packages change more rarely than code: with only the project files copied, their layer is kept.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY Community.Data/Community.Data.csproj Community.Data/
COPY Community.Web/Community.Web.csproj Community.Web/
RUN dotnet restore Community.Web

COPY . .
RUN dotnet publish Community.Web --no-restore -c Release -o /portal

FROM ${MICROSOFT_IMAGES}/dotnet/aspnet:10.0
# libvips reads the members' pictures in a process of its own; curl asks for health.
RUN apt-get update && apt-get install -y --no-install-recommends libvips-tools curl && rm -rf /var/lib/apt/lists/*
WORKDIR /portal
COPY --from=build /portal .
RUN mkdir /data && chown app /data
VOLUME /data
# The image's own user without rights; port 8080 needs none.
USER app
ENV ASPNETCORE_URLS=http://+:8080 Mail__Folder=/data/mail Pictures__Folder=/data/pictures
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD curl -fsS http://localhost:8080/health/ready || exit 1
# dotnet itself gets SIGTERM, and requests in flight are finished.
ENTRYPOINT ["dotnet", "Community.Web.dll"]
