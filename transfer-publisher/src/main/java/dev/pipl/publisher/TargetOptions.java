package dev.pipl.publisher;

import dev.pipl.events.Topic;
import dev.pipl.publisher.delivery.BearerToken;
import dev.pipl.publisher.delivery.Destination;
import dev.pipl.publisher.delivery.adapter.HttpDestination;
import dev.pipl.publisher.delivery.adapter.KafkaDestination;
import dev.pipl.publisher.delivery.adapter.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where events go, with what right, and for how long it is tried. */
final class TargetOptions {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Way way;

    static final class Way {
        @Option(names = "--http", paramLabel = "URL")
        private String http;

        @Option(names = "--kafka", paramLabel = "HOST:PORT")
        private String kafka;
    }

    @Option(names = "--topic", paramLabel = "NAME")
    private String topic = Topic.OUTBOUND_TRANSFERS.wireName();

    @Option(names = "--kafka-config", paramLabel = "FILE")
    private Path kafkaConfig;

    @Option(names = "--token-env", paramLabel = "NAME", defaultValue = "PIPL_TOKEN")
    private String tokenEnv;

    @Option(names = "--token-file", paramLabel = "FILE")
    private Path tokenFile;

    @Option(names = "--token-command", paramLabel = "COMMAND")
    private String tokenCommand;

    @Option(names = "--results-url", paramLabel = "URL")
    private String resultsUrl;

    @Option(names = "--results-wait", paramLabel = "SECONDS", defaultValue = "10")
    private int resultsWaitSeconds;

    @Option(names = "--retry-for", paramLabel = "SECONDS", defaultValue = "120")
    private int retryForSeconds;

    boolean isKafka() {
        return way.kafka != null;
    }

    Duration retryFor() {
        return Duration.ofSeconds(retryForSeconds);
    }

    Duration resultsWait() {
        return Duration.ofSeconds(resultsWaitSeconds);
    }

    /** Where outcomes of events sent over Kafka can be asked for, if the command line says so. */
    Optional<URI> results() {
        return resultsUrl == null ? Optional.empty() : Optional.of(address(resultsUrl));
    }

    Destination destination(Map<String, String> environment) {
        return isKafka() ? KafkaDestination.to(kafka()) : new HttpDestination(address(way.http), token(environment));
    }

    KafkaSettings kafka() {
        return new KafkaSettings(
                way.kafka, topic, Topic.OUTBOUND_TRANSFERS_REJECTED.wireName(), retryFor(), clientProperties());
    }

    BearerToken token(Map<String, String> environment) {
        if (tokenCommand != null) {
            return BearerToken.command(tokenCommand);
        }
        if (tokenFile != null) {
            return BearerToken.file(tokenFile);
        }
        String text = environment.get(tokenEnv);
        if (text == null || text.isBlank()) {
            throw PublisherFault.usage("fault.no-token", tokenEnv);
        }
        return BearerToken.fixed(text);
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw PublisherFault.usage("fault.url", text);
        }
        throw PublisherFault.usage("fault.url", text);
    }

    private Map<String, String> clientProperties() {
        if (kafkaConfig == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw PublisherFault.usage("fault.kafka-config", kafkaConfig);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
