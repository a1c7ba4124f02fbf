package dev.pipl.local.client;

import java.net.URI;

/** Where the parts of a running platform listen. */
public record Endpoints(
        URI dashboard, URI registry, URI crossBorder, URI audit, URI certification, String kafkaBootstrap) {}
