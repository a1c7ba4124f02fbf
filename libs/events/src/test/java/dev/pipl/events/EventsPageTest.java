package dev.pipl.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventsPageTest {
    private static final Path PAGE = Contract.REPOSITORY.resolve("docs/events.md");

    /** {@code mvn test -pl libs/events -Dpipl.docs.write=true} writes the page anew. */
    @Test
    void thePageIsCurrent() throws IOException {
        String text = EventsPage.text();
        if (Boolean.getBoolean("pipl.docs.write")) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).hasContent(text);
    }
}
