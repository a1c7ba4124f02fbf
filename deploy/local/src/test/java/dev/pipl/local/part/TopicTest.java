package dev.pipl.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    @Test
    void thePlatformsOwnDeclarationIsRead() throws IOException {
        List<Topic> topics = Topic.readAll(Path.of("../kafka/topics.yaml"));

        assertThat(topics).extracting(Topic::name).contains("outbound-transfers.v1", "alerts.v1");
        assertThat(topics)
                .filteredOn(topic -> topic.name().equals("alerts.v1"))
                .singleElement()
                .satisfies(alerts -> {
                    assertThat(alerts.partitions()).isEqualTo(1);
                    assertThat(alerts.config()).containsEntry("retention.ms", "-1");
                });
    }

    @Test
    void settingsAreTakenAsTheBrokerWritesThem() throws IOException {
        List<Topic> topics = parse("""
                topics:
                  - name: a.v1
                    partitions: 6
                    config:
                      cleanup.policy: delete
                      retention.ms: 1209600000 # 14 days
                """);

        assertThat(topics).singleElement().satisfies(topic -> {
            assertThat(topic.partitions()).isEqualTo(6);
            assertThat(topic.config())
                    .containsEntry("retention.ms", "1209600000")
                    .containsEntry("cleanup.policy", "delete");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topics: []",
                "other: 1",
                "topics: [{partitions: 1}]",
                "topics: [{name: a.v1, partitions: 0}]",
                "topics: [{name: a.v1}]",
                "topics: [{name: a.v1, partitions: 1}, {name: a.v1, partitions: 1}]"
            })
    void aDeclarationThatIsNotOneIsRefusedByItsFile(String yaml) {
        assertThatThrownBy(() -> parse(yaml)).isInstanceOf(LocalFailure.class).hasMessageContaining("topics.yaml");
    }

    private static List<Topic> parse(String yaml) throws IOException {
        return Topic.parse(new ObjectMapper(new YAMLFactory()).readTree(yaml), "topics.yaml");
    }
}
