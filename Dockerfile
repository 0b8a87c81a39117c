# Builds the native program and puts it, alone, into a small image. A test reads these instructions.
FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble AS build
RUN apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props LICENSE README.md ./
COPY eng/ eng/
COPY docs/man/ docs/man/
COPY src/ src/
# A volume that is mounted on the folder of the cases takes over its owner.
RUN dotnet publish src/Quell -c Release -o /out && mkdir -p -m 700 /app/.local/state

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0.12-noble-chiseled
COPY --from=build /out/quell /usr/local/bin/quell
COPY --from=build --chown=1654:1654 /app /home/app
COPY LICENSE /usr/share/doc/quell/LICENSE
USER 1654:1654
ENV HOME=/home/app
WORKDIR /home/app
ENTRYPOINT ["/usr/local/bin/quell"]
CMD ["--help"]
