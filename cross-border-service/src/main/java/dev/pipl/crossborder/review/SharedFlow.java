package dev.pipl.crossborder.review;

import dev.pipl.crossborder.recipient.Recipient;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The flows of several handlers to one recipient for one purpose.
 *
 * @param recipientName in English, as the first of them has it on record
 * @param country ISO 3166-1 alpha-2
 */
public record SharedFlow(String recipientName, String country, String purpose, List<Flow> flows) {

    public SharedFlow {
        flows = List.copyOf(flows);
    }

    /** Who takes part. */
    public Set<String> handlerIds() {
        return flows.stream().map(flow -> flow.key().handlerId()).collect(Collectors.toUnmodifiableSet());
    }

    /** Finds what more than one handler sends to the same recipient for the same purpose. */
    public static List<SharedFlow> among(List<Flow> flows, Function<String, Optional<Recipient>> recipients) {
        Map<List<String>, SharedFlow> shared = new LinkedHashMap<>();
        for (Flow flow : flows) {
            recipients.apply(flow.key().recipientId()).ifPresent(recipient -> {
                String purpose = flow.key().purpose();
                List<String> same =
                        List.of(recipient.country(), plain(recipient.name().en()), plain(purpose));
                SharedFlow alone = new SharedFlow(recipient.name().en(), recipient.country(), purpose, List.of(flow));
                shared.merge(same, alone, SharedFlow::plus);
            });
        }
        return shared.values().stream()
                .filter(flow -> flow.handlerIds().size() > 1)
                .toList();
    }

    private SharedFlow plus(SharedFlow other) {
        List<Flow> all = new ArrayList<>(flows);
        all.addAll(other.flows);
        return new SharedFlow(recipientName, country, purpose, all);
    }

    /** Case, width and blanks make no other name. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
