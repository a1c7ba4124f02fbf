package dev.pipl.crossborder.group;

import dev.pipl.crossborder.group.Evidence.FlowFact;
import dev.pipl.crossborder.group.Suspicion.Hold;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.law.time.BeijingCalendar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What more than one handler sends to the same recipient for the same purpose. */
final class SharedFlows {

    private static final class Bundle {
        final Set<String> nameKeys = new HashSet<>();
        final String purposeKey;
        final List<Flow> flows = new ArrayList<>();
        final Map<String, Recipient> recipients = new HashMap<>();

        Bundle(String purposeKey) {
            this.purposeKey = purposeKey;
        }

        SortedSet<String> handlerIds() {
            SortedSet<String> ids = new TreeSet<>();
            flows.forEach(flow -> ids.add(flow.key().handlerId()));
            return ids;
        }

        void take(Bundle other) {
            nameKeys.addAll(other.nameKeys);
            flows.addAll(other.flows);
            recipients.putAll(other.recipients);
        }
    }

    private final List<Bundle> shared;

    private SharedFlows(List<Bundle> shared) {
        this.shared = shared;
    }

    static SharedFlows among(Collection<Flow> flows, Function<String, Optional<Recipient>> recipients) {
        List<Bundle> bundles = new ArrayList<>();
        for (Flow flow : flows) {
            recipients.apply(flow.key().recipientId()).ifPresent(recipient -> {
                Bundle own = new Bundle(RecipientNames.purposeKey(flow.key().purpose()));
                own.nameKeys.addAll(RecipientNames.keys(recipient));
                own.flows.add(flow);
                own.recipients.put(recipient.id(), recipient);
                // One that is known by its Chinese name here and by its English name there joins both.
                bundles.removeIf(bundle -> {
                    boolean isSame = bundle.purposeKey.equals(own.purposeKey)
                            && bundle.nameKeys.stream().anyMatch(own.nameKeys::contains);
                    if (isSame) {
                        own.take(bundle);
                    }
                    return isSame;
                });
                bundles.add(own);
            });
        }
        return new SharedFlows(bundles.stream()
                .filter(bundle -> bundle.handlerIds().size() > 1)
                .toList());
    }

    boolean isEmpty() {
        return shared.isEmpty();
    }

    SortedSet<String> handlerIds() {
        SortedSet<String> ids = new TreeSet<>();
        shared.forEach(bundle -> ids.addAll(bundle.handlerIds()));
        return ids;
    }

    /** One fact for each handler in each shared flow. */
    SortedSet<String> facts() {
        SortedSet<String> facts = new TreeSet<>();
        for (Bundle bundle : shared) {
            for (Flow flow : bundle.flows) {
                Recipient recipient = bundle.recipients.get(flow.key().recipientId());
                String name = RecipientNames.keys(recipient).get(0);
                facts.add("flow " + flow.key().handlerId() + " " + name + " " + bundle.purposeKey);
            }
        }
        return facts;
    }

    List<Hold> holds() {
        List<Hold> holds = new ArrayList<>();
        for (Bundle bundle : shared) {
            for (String handlerId : bundle.handlerIds()) {
                holds.add(new Hold(handlerId, bundle.nameKeys.stream().sorted().toList(), bundle.purposeKey));
            }
        }
        return holds;
    }

    List<FlowFact> evidence() {
        List<FlowFact> evidence = new ArrayList<>();
        for (Bundle bundle : shared) {
            for (Flow flow : bundle.flows) {
                Recipient recipient = bundle.recipients.get(flow.key().recipientId());
                evidence.add(new FlowFact(
                        flow.key().handlerId(),
                        recipient.id(),
                        recipient.name().en(),
                        recipient.country(),
                        flow.key().purpose(),
                        flow.events(),
                        BeijingCalendar.dateOf(flow.first().at()),
                        BeijingCalendar.dateOf(flow.last().at())));
            }
        }
        return evidence;
    }
}
